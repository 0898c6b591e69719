/// Reloads the page when its file changed, keeping open details and what is read where it is, even
/// when something above it changed, and shows the problems of the last build over the last good page.
let reloadScript = #"""
  (function () {
    'use strict';
    var key = 'lectern-preview:' + location.pathname;
    var former = null;
    var kept = sessionStorage.getItem(key);
    if (kept) {
      sessionStorage.removeItem(key);
      try { takeUp(JSON.parse(kept)); } catch (e) { /* The page has changed too much for it. */ }
    }
    var isReloading = false;
    function blocks() {
      return Array.from(document.querySelectorAll('main :is(h1,h2,h3,h4,p,li,pre,td,figure,summary)'));
    }
    function words(block) { return block.textContent.slice(0, 200); }
    /* The block at the top of the window, by its words and its number, and how far down it is. */
    function reading() {
      var all = blocks();
      var at = all.findIndex(function (b) { return b.checkVisibility() && b.getBoundingClientRect().bottom > 0; });
      if (at < 0 || scrollY === 0) return null;
      var place = {at: at, words: words(all[at]), top: all[at].getBoundingClientRect().top};
      // Parts of a pixel would add up from save to save.
      if (former && former.words === place.words && Math.abs(former.top - place.top) < 4) place.top = former.top;
      return place;
    }
    function read(place) {
      var all = blocks(), found = all[place.at], distance = Infinity;
      all.forEach(function (b, i) {
        if (words(b) !== place.words || Math.abs(i - place.at) >= distance) return;
        found = b;
        distance = Math.abs(i - place.at);
      });
      if (found) scrollBy({top: found.getBoundingClientRect().top - place.top, behavior: 'instant'});
    }
    function takeUp(state) {
      document.querySelectorAll('details').forEach(function (d, i) {
        if (state.open[i] !== undefined) d.open = state.open[i];
      });
      former = state.reading;
      if (former) read(former);
      // The page's own script has moved things since.
      addEventListener('load', function () { if (former) read(former); });
    }
    function reload() {
      sessionStorage.setItem(key, JSON.stringify({
        reading: reading(),
        open: Array.prototype.map.call(document.querySelectorAll('details'), function (d) { return d.open; })
      }));
      // The browser would take up its own place, before the details are open.
      history.scrollRestoration = 'manual';
      isReloading = true;
      location.reload();
    }
    function here() {
      var path = decodeURIComponent(location.pathname).replace(/^\/+/, '');
      if (path === '' || path.endsWith('/')) path += 'index.html';
      return path;
    }
    function shows(path) {
      if (path.endsWith('.html')) return path === here() || path === here() + '.html';
      return document.querySelector('[src$="' + CSS.escape(path) + '"],[href$="' + CSS.escape(path) + '"]') !== null;
    }
    var box = null;
    function problems(text) {
      if (box) { box.remove(); box = null; }
      if (!text) return;
      box = document.createElement('section');
      box.setAttribute('role', 'alert');
      box.setAttribute('aria-label', 'Problems of the last build');
      // The page's own style, and the course's, say how its text looks, not this one.
      box.style.cssText = 'all:initial;position:fixed;inset:auto 0 0 0;max-height:45vh;overflow:auto;z-index:1000;'
        + 'background:#2b0f0f;color:#ffe9e4;border-top:3px solid #ff7a59;padding:.8rem 1rem;'
        + 'font:13px/1.45 ui-monospace,monospace;box-shadow:0 -6px 24px rgba(0,0,0,.35)';
      var close = document.createElement('button');
      close.textContent = 'Close';
      close.style.cssText = 'all:revert;float:right;font:inherit;padding:.2rem .7rem';
      close.onclick = function () { box.remove(); box = null; };
      var pre = document.createElement('pre');
      pre.style.cssText = 'all:unset;display:block;white-space:pre-wrap';
      pre.textContent = text;
      box.append(close, pre);
      document.body.append(box);
    }
    var events = new EventSource('/_lectern/events');
    var lost = false;
    events.addEventListener('problems', function (e) { problems(e.data); });
    events.addEventListener('changed', function (e) {
      if (e.data.split('\n').some(shows)) reload();
    });
    events.onerror = function () { lost = true; };
    events.onopen = function () { if (lost) reload(); };
    addEventListener('pagehide', function () {
      events.close();
      if (!isReloading) history.scrollRestoration = 'auto';
    });
  })();
  """#
