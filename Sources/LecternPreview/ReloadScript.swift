/// Reloads the page when its file changed, keeping scroll position and open details, and shows the
/// problems of the last build over the last good page.
let reloadScript = #"""
  (function () {
    'use strict';
    var key = 'lectern-preview:' + location.pathname;
    var kept = sessionStorage.getItem(key);
    if (kept) {
      sessionStorage.removeItem(key);
      try {
        var state = JSON.parse(kept);
        document.querySelectorAll('details').forEach(function (d, i) {
          if (state.open[i] !== undefined) d.open = state.open[i];
        });
        scrollTo({left: state.x, top: state.y, behavior: 'instant'});
      } catch (e) { /* The page has changed too much for it. */ }
    }
    function reload() {
      sessionStorage.setItem(key, JSON.stringify({
        x: scrollX, y: scrollY,
        open: Array.prototype.map.call(document.querySelectorAll('details'), function (d) { return d.open; })
      }));
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
      box.style.cssText = 'position:fixed;inset:auto 0 0 0;max-height:45vh;overflow:auto;z-index:1000;'
        + 'background:#2b0f0f;color:#ffe9e4;border-top:3px solid #ff7a59;padding:.8rem 1rem;'
        + 'font:13px/1.45 ui-monospace,monospace;box-shadow:0 -6px 24px rgba(0,0,0,.35)';
      var close = document.createElement('button');
      close.textContent = 'Close';
      close.style.cssText = 'float:right;font:inherit;padding:.2rem .7rem';
      close.onclick = function () { box.remove(); box = null; };
      var pre = document.createElement('pre');
      pre.style.cssText = 'margin:0;white-space:pre-wrap';
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
    addEventListener('pagehide', function () { events.close(); });
  })();
  """#
