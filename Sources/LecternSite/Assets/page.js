// What the page gains from a script: everything below is an addition, nothing depends on it.
// Loaded in the head, so that a remembered theme is there before the first paint.
(() => {
'use strict';
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement, NS = 'http://www.w3.org/2000/svg';
const keep = (k, v) => { try { if (v === undefined) return localStorage.getItem('lectern-' + k); localStorage.setItem('lectern-' + k, v); } catch { } return null; };
const make = (tag, props, ...children) => { const e = Object.assign(document.createElement(tag), props); e.append(...children); return e; };
const draw = (tag, attributes, parent) => { const e = document.createElementNS(NS, tag); for (const k in attributes) e.setAttribute(k, attributes[k]); parent.append(e); return e; };

let theme = keep('theme') || 'auto';
const applyTheme = () => theme === 'auto' ? root.removeAttribute('data-theme') : root.setAttribute('data-theme', theme);
applyTheme();

// Numbers as the page prints them: three significant digits, a true minus, ∞ and NaN as words.
const raised = s => String(s).replace(/[-0-9]/g, c => c === '-' ? '\u207b' : '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[c]);
const number = (v, digits = 3) => {
  if (v === null || v === undefined) return 'not finite';
  if (typeof v === 'string') return v;
  if (!v) return '0';
  const [m, e] = Math.abs(v).toExponential(digits - 1).split('e'), k = +e, sign = v < 0 ? '\u2212' : '';
  if (k < -4 || k > 4) return sign + m + '\u00d710' + raised(k);
  const text = (+(m + 'e' + k)).toFixed(Math.max(0, digits - 1 - k));
  return sign + (k > 3 ? text.replace(/\B(?=(\d{3})+$)/g, '\u202f') : text);
};
// A scale from its description "d0 d1 r0 r1 lin|log".
const scale = text => {
  const parts = text.split(' '), [d0, d1, r0, r1] = parts.map(Number), log = parts[4] === 'log';
  const to = log ? Math.log : v => v, from = log ? Math.exp : v => v, k = (r1 - r0) / (to(d1) - to(d0));
  const f = v => r0 + (to(v) - to(d0)) * k;
  f.invert = p => from(to(d0) + (p - r0) / k);
  f.domain = [d0, d1]; f.range = [r0, r1];
  return f;
};
// Numbers kept as one text: apart by spaces, "v*n" for n in a row, "-" for none; after a "+" each is the way from the last.
const list = text => {
  const out = [], ways = text[0] === '+';
  for (const word of text.slice(ways).split(' ')) {
    const [v, n = 1] = word.split('*'), x = v === '-' ? null : isNaN(v) ? v : +v;
    for (let k = 0; k < n; k++) out.push(ways && out.length ? out[out.length - 1] + x : x);
  }
  return out;
};
// Lists of one length as rows.
const zip = (...texts) => { const lists = texts.filter(t => t !== undefined).map(list); return lists[0].map((_, i) => lists.map(l => l[i])); };
const at = (x, y) => x.toFixed(1) + ' ' + y.toFixed(1);
const clamp = (v, a, b) => Math.max(a, Math.min(b, v));

// Kinds of figure. Each answers how a step is drawn and read, and which step lies under the pointer.
const kinds = {};
window.lectern = { kinds, number, scale, draw, at, clamp, list, zip, $, $$ };

function figure(f) {
  const block = $('script[type="application/json"]', f);
  if (!block) return null;
  const data = JSON.parse(block.textContent);
  if (data.at) data.at = list(data.at);
  const kind = (kinds[f.dataset.reader] || kinds.read)(f, data);
  const svgs = $$('.plot > svg', f), control = $('.ctl', f), input = control && $('input', control);
  if (!input) return null;
  const output = $('output', control), shown = $('label b', control), steps = data.at;
  const drawings = svgs.filter(s => s.dataset.x).map(s => [s, scale(s.dataset.x), s.dataset.y ? scale(s.dataset.y) : null]);
  const name = k => steps ? steps[k] : k;
  const show = (k, quiet) => {
    input.value = k; shown.textContent = name(k);
    const text = kind.read(k);
    output.textContent = text;
    input.setAttribute('aria-valuetext', `${data.what} ${name(k)}. ${text}`);
    if (!quiet) for (const [s, x, y] of drawings) kind.draw && kind.draw(s, x, y, k);
  };
  const self = { f, input, show, first: +input.value, what: data.what, name, link: f.dataset.run, steps };
  // Every chart of a run moves together, a comparison's with those of its members.
  const move = k => { show(k); if (self.link) for (const o of figures) if (o !== self && kin(o.link, self.link) && o.what === self.what) o.follow(name(k)); };
  self.follow = step => { const k = steps ? steps.reduce((b, s, i) => Math.abs(s - step) < Math.abs(steps[b] - step) ? i : b, 0) : clamp(step, 0, +input.max); if (k !== +input.value) show(k); };
  control.hidden = false;
  input.addEventListener('input', () => move(+input.value));
  for (const [s, x, y] of drawings) if (kind.under) s.addEventListener('pointermove', e => {
    const r = s.getBoundingClientRect(), z = s.viewBox.baseVal.width / r.width;
    let k = kind.under((e.clientX - r.left) * z, (e.clientY - r.top) * z, x, y, s);
    if (k !== null && k >= 0 && k <= +input.max && k !== +input.value) move(k);
  });
  const legend = $('.legend', f);
  if (legend && kind.toggle) $$('li[data-toggles]', legend).forEach((item, i) => {
    const button = make('button', { type: 'button' }, ...item.childNodes);
    button.setAttribute('aria-pressed', 'true');
    item.append(button); item.style.padding = 0;
    button.onclick = () => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', on);
      kind.toggle(i, on);
      for (const s of svgs) { const r = $$('.run', s)[i]; if (r) r.classList.toggle('off', !on); }
      show(+input.value);
    };
  });
  show(self.first, true);
  return self;
}
const kin = (a, b) => a && b && a.split('|').some(p => b.split('|').some(q => p === q || within(p, q) || within(q, p)));
const within = (p, q) => p.startsWith(q) && /^[.[]/.test(p.slice(q.length));
let figures = [];
// A figure whose drawing was replaced is bound again.
window.lectern.refresh = f => {
  figures = figures.filter(o => o.f !== f);
  try { const bound = f.dataset.reader && figure(f); if (bound) figures.push(bound); } catch (e) { console.error(f.id, e); }
  watch(f);
};

// A box that scrolls is a stop for the tab key, with a name; any other is neither. Boxes change with the
// window, when a tab or a fold opens, when fonts come and when a run is drawn again.
const fit = b => {
  const scrolls = b.scrollWidth > b.clientWidth + 1, name = b.dataset.label ??= b.getAttribute('aria-label') || 'Code';
  for (const [key, value] of [['tabindex', 0], ['role', 'group'], ['aria-label', name]]) scrolls ? b.setAttribute(key, value) : b.removeAttribute(key);
};
const sizes = new ResizeObserver(all => all.forEach(e => {
  const box = e.target.closest('.eq, .scroll, pre');
  // What was drawn anew has left its box.
  if (box) fit(box); else sizes.unobserve(e.target);
}));
const watch = box => $$('.eq, .scroll, pre', box).forEach(b => [b, ...b.children].forEach(e => sizes.observe(e)));

// Several drawings of the same thing, one for each run: one is shown, buttons choose.
function variants(box) {
  const all = $$(':scope > .variant', box);
  if (all.length < 2) return;
  const group = make('div', { className: 'switch', role: 'group' });
  group.setAttribute('aria-label', box.dataset.label || 'Choose a run');
  const choose = n => { all.forEach((v, i) => v.hidden = i !== n); [...group.children].forEach((b, i) => b.setAttribute('aria-pressed', i === n)); };
  all.forEach((v, i) => group.append(make('button', { type: 'button', className: 'pill', textContent: v.dataset.name, onclick: () => choose(i) })));
  box.prepend(group);
  choose(+box.dataset.first || 0);
}

function quiz(form) {
  const output = $('output', form), answer = $('details', form);
  const verdicts = $$('.why > li', form);
  const say = (good, text) => { output.className = good ? 'yes' : 'no'; output.textContent = text; };
  // Where a run of the page is to decide, the verdict waits for it.
  const on = (target, verdict) => { if (!(form.dataset.predicts && lectern.predict && lectern.predict(form, verdict))) target.addEventListener('change', verdict); };
  if (form.dataset.answer !== undefined) {
    const input = $('input', form), want = +form.dataset.answer, within = +form.dataset.tolerance;
    on(input, () => {
      const v = parseFloat(input.value.replace(/[\u2009\u202f, ]/g, '').replace('\u2212', '-'));
      if (isNaN(v)) return say(false, 'Type a number.');
      Math.abs(v - want) <= within ? say(true, 'Right.') : say(false, v < want ? 'Too small. Try again, or open the answer.' : 'Too large. Try again, or open the answer.');
    });
    return;
  }
  const inputs = $$('input', form), right = inputs.map((_, i) => verdicts[i] && verdicts[i].dataset.correct === 'true');
  on(form, () => {
    const picked = inputs.map(i => i.checked), several = inputs[0].type === 'checkbox';
    const good = picked.every((p, i) => p === right[i]);
    const why = several ? '' : (verdicts[picked.indexOf(true)].dataset.why || '');
    say(good, good ? ('Right. ' + why) : several ? (picked.some((p, i) => p && !right[i]) ? 'Not quite: one of these is wrong.' : 'Right so far: there is more.') : ('No. ' + why));
  });
  output.hidden = false;
}

function copyButton(pre) {
  if (!navigator.clipboard) return;
  const button = make('button', { type: 'button', className: 'copy', textContent: 'Copy' });
  button.setAttribute('aria-label', 'Copy this code');
  button.onclick = () => navigator.clipboard.writeText($('code', pre).textContent).then(() => { button.textContent = 'Copied'; setTimeout(() => button.textContent = 'Copy', 1600); });
  pre.parentNode.classList.add('copies');
  pre.after(button);
}

// A glossary term shows its definition in a popover on hover, focus and touch; the link still leads to the entry.
function terms() {
  if (!HTMLElement.prototype.hasOwnProperty('popover')) return;
  const box = make('div', { className: 'pop', id: 'term-pop' });
  box.setAttribute('popover', 'manual');
  box.setAttribute('role', 'tooltip');
  document.body.append(box);
  let open = null, timer = 0;
  const hide = () => { clearTimeout(timer); if (open) { open.removeAttribute('aria-describedby'); open = null; box.hidePopover(); } };
  const show = link => {
    clearTimeout(timer);
    if (open === link) return;
    hide();
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!entry || !$('dd', entry)) return;
    box.replaceChildren(make('b', { textContent: $('dt', entry).textContent }), ...[...$('dd', entry).childNodes].filter(n => !(n.classList && n.classList.contains('back'))).map(n => n.cloneNode(true)));
    box.showPopover();
    stand(link);
    link.setAttribute('aria-describedby', 'term-pop');
    open = link;
  };
  const stand = link => {
    const r = link.getBoundingClientRect(), b = box.getBoundingClientRect();
    const below = r.bottom + 8 + b.height < innerHeight || r.top < b.height + 8;
    box.style.left = clamp(r.left - 12, 12, innerWidth - b.width - 12) + 'px';
    box.style.top = (below ? r.bottom + 8 : r.top - b.height - 8) + 'px';
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(hide, 200); };
  for (const link of $$('a.term')) {
    link.addEventListener('pointerenter', e => { if (e.pointerType === 'mouse') show(link); });
    link.addEventListener('pointerleave', e => { if (e.pointerType === 'mouse') later(); });
    link.addEventListener('focus', () => show(link));
    link.addEventListener('blur', later);
    link.addEventListener('click', e => { if (e.pointerType === 'touch' && link.dataset.seen !== '1') { e.preventDefault(); show(link); } });
  }
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', later);
  addEventListener('keydown', e => { if (e.key === 'Escape') hide(); });
  // The tab key scrolls to a term further down: its words come along.
  addEventListener('scroll', () => open && (open === document.activeElement ? stand(open) : hide()), { passive: true });
  addEventListener('pointerdown', e => { if (open && e.target !== open && !box.contains(e.target)) hide(); });
}

// Search over an index that is itself a script, so that it also loads from a folder without a server.
function search(form) {
  const input = $('input', form), list = $('.hits', form), status = $('[role=status]', form), base = form.dataset.root;
  form.hidden = false;
  let loading = null;
  const load = () => loading || (loading = new Promise((done, fail) => document.head.append(make('script', { src: form.dataset.index, onload: done, onerror: fail }))));
  const fold = s => s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const run = () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    list.replaceChildren(); status.textContent = '';
    if (!wanted.length || !window.lecternIndex) return;
    const found = [];
    for (const [address, title, lesson, text] of window.lecternIndex) {
      const t = fold(title), all = t + ' ' + fold(text);
      let score = 0;
      for (const w of wanted) { if (!all.includes(w)) { score = -1; break; } score += t.includes(w) ? 5 : 1; if (t.startsWith(w)) score += 3; }
      if (score > 0) found.push([score, address, title, lesson]);
    }
    found.sort((a, b) => b[0] - a[0]);
    for (const [, address, title, lesson] of found.slice(0, 8)) list.append(make('li', {}, make('a', { href: base + address }, title, lesson && lesson !== title ? make('small', { textContent: lesson }) : '')));
    status.textContent = found.length ? found.length + (found.length === 1 ? ' place' : ' places') : 'Nothing found.';
  };
  input.addEventListener('focus', load);
  input.addEventListener('input', () => load().then(run));
  form.addEventListener('submit', e => { e.preventDefault(); const first = $('a', list); if (first) location.href = first.href; });
}

addEventListener('DOMContentLoaded', () => {
  figures = $$('figure[data-reader]').map(f => { try { return figure(f); } catch (e) { console.error(f.id, e); return null; } }).filter(Boolean);
  $$('.variants').forEach(variants);
  $$('form.quiz').forEach(quiz);
  $$('.code pre, .spec pre').forEach(copyButton);
  $$('form.find').forEach(search);
  terms();
  watch(document);
  const button = $('#page-theme');
  if (button) {
    const names = ['auto', 'light', 'dark'], label = () => button.replaceChildren(make('span', { textContent: 'Theme: ' }), theme);
    button.hidden = false; label();
    button.onclick = () => { theme = names[(names.indexOf(theme) + 1) % 3]; keep('theme', theme); applyTheme(); label(); };
  }
  // Lessons read to the end are ticked in the contents.
  const here = document.body.dataset.lesson;
  const read = new Set((keep('read') || '').split(' ').filter(Boolean));
  const tick = () => $$('.side li > a').forEach(a => a.parentNode.classList.toggle('read', read.has(a.getAttribute('href').replace(/^.*\/|\.html$/g, ''))));
  tick();
  const end = $('.pager');
  if (here && end && 'IntersectionObserver' in window) new IntersectionObserver((entries, o) => {
    if (!entries.some(e => e.isIntersecting)) return;
    read.add(here); keep('read', [...read].join(' ')); tick(); o.disconnect();
  }).observe(end);
});

// Paper shows every answer, and every chart as it was built.
let opened = [], positions = [];
addEventListener('beforeprint', () => {
  opened = $$('.quiz details:not([open]), .checks details:not([open])');
  opened.forEach(d => d.open = true);
  positions = figures.map(f => { const k = +f.input.value; if (k !== f.first) f.show(f.first); return k; });
});
addEventListener('afterprint', () => {
  opened.forEach(d => d.open = false);
  figures.forEach((f, i) => positions[i] !== f.first && f.show(positions[i]));
});
})();
