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
const scale = text => {
const parts = text.split(' '), [d0, d1, r0, r1] = parts.map(Number), log = parts[4] === 'log';
const to = log ? Math.log : v => v, from = log ? Math.exp : v => v, k = (r1 - r0) / (to(d1) - to(d0));
const f = v => r0 + (to(v) - to(d0)) * k;
f.invert = p => from(to(d0) + (p - r0) / k);
f.domain = [d0, d1]; f.range = [r0, r1];
return f;
};
const list = text => {
const out = [], ways = text[0] === '+';
for (const word of text.slice(ways).split(' ')) {
const [v, n = 1] = word.split('*'), x = v === '-' ? null : isNaN(v) ? v : +v;
for (let k = 0; k < n; k++) out.push(ways && out.length ? out[out.length - 1] + x : x);
}
return out;
};
const zip = (...texts) => { const lists = texts.filter(t => t !== undefined).map(list); return lists[0].map((_, i) => lists.map(l => l[i])); };
const at = (x, y) => x.toFixed(1) + ' ' + y.toFixed(1);
const clamp = (v, a, b) => Math.max(a, Math.min(b, v));
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
window.lectern.refresh = f => {
figures = figures.filter(o => o.f !== f);
try { const bound = f.dataset.reader && figure(f); if (bound) figures.push(bound); } catch (e) { console.error(f.id, e); }
watch(f);
};
const fit = b => {
const scrolls = b.scrollWidth > b.clientWidth + 1, name = b.dataset.label ??= b.getAttribute('aria-label') || 'Code';
for (const [key, value] of [['tabindex', 0], ['role', 'group'], ['aria-label', name]]) scrolls ? b.setAttribute(key, value) : b.removeAttribute(key);
};
const sizes = new ResizeObserver(all => all.forEach(e => {
const box = e.target.closest('.eq, .scroll, pre');
if (box) fit(box); else sizes.unobserve(e.target);
}));
const watch = box => $$('.eq, .scroll, pre', box).forEach(b => [b, ...b.children].forEach(e => sizes.observe(e)));
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
addEventListener('scroll', () => open && (open === document.activeElement ? stand(open) : hide()), { passive: true });
addEventListener('pointerdown', e => { if (open && e.target !== open && !box.contains(e.target)) hide(); });
}
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
(() => {
'use strict';
const { kinds, number, scale, draw, at, clamp, list, zip, $, $$ } = lectern;
const count = v => finite(v) ? number(v, Math.max(1, String(v).length)) : number(v);
const finite = v => typeof v === 'number';
kinds.read = (f, d) => ({ read: k => d.read ? d.read[k] : '' });
kinds.lines = (f, d) => {
const shown = new Map();
for (const q of d.series) q.y = list(q.y);
const on = q => shown.get(q.r) !== false;
return {
toggle(run, v) { shown.set(run, v); },
under(px, py, x) {
const v = x.invert(px);
return d.at.reduce((best, a, i) => Math.abs(a - v) < Math.abs(d.at[best] - v) ? i : best, 0);
},
draw(s, x, y, k) {
const g = $('.hv', s), X = x(d.at[k]);
if (!g) return;
g.textContent = '';
draw('path', { class: 'cur', d: `M${X.toFixed(1)} ${y.range[1]}V${y.range[0]}` }, g);
for (const q of d.series) {
const v = q.y[k];
if (!on(q) || !finite(v) || v > y.domain[1]) continue;
const low = v < y.domain[0];
if (!low || s.dataset.foot) draw('circle', { cx: X, cy: low ? s.dataset.foot : y(v), r: 4.6, class: 'pt s' + q.s }, g);
}
},
read: k => d.series.filter(q => on(q) && q.y[k] !== null).map(q => (d.series.length > 1 ? q.n + ': ' : '') + (d.whole ? count : number)(q.y[k])).join(' \u00b7 ')
};
};
kinds.fit = (f, d) => {
const points = zip(d.x, d.y), lines = zip(d.w, d.b, d.l);
return {
draw(s, x, y, k) {
const [w, b] = lines[k], [x0, x1] = x.domain, [y0, y1] = y.domain, far = 3 * (y1 - y0);
const Y = v => y(clamp(v, y0 - far, y1 + far)), line = $('.live', s);
if (line) line.setAttribute('d', `M${at(x(x0), Y(w * x0 + b))}L${at(x(x1), Y(w * x1 + b))}`);
if (!s.dataset.r) return;
const r = scale(s.dataset.r), [r0, r1] = r.domain, e = points.map(p => p[1] - w * p[0] - b);
const stems = $('.live2', s);
if (stems) stems.setAttribute('d', e.map((v, i) => `M${at(x(points[i][0]), r(0))}V${r(clamp(v, r0, r1)).toFixed(1)}`).join(''));
$$('.dots2>path', s).forEach(p => p.setAttribute('d', e.map((v, i) => `M${at(x(points[i][0]), r(clamp(v, r0, r1)))}h0`).join('')));
$$('.dots2>circle', s).forEach((c, i) => { c.setAttribute('cy', r(clamp(e[i], r0, r1)).toFixed(1)); c.style.opacity = e[i] <= r0 || e[i] >= r1 ? .25 : 1; });
},
read(k) {
const [w, b, loss] = lines[k];
return `${d.nw || 'w'} ${number(w)} \u00b7 ${d.nb || 'b'} ${number(b)}` + (loss === null ? '' : ` \u00b7 loss ${number(loss)}`);
}
};
};
kinds.paths = (f, d) => {
const last = d.n === undefined ? d.at.length - 1 : d.n, on = d.series.map(() => true);
for (const q of d.series) q.p = zip(q.x, q.y, q.l);
return {
toggle(run, v) { on[run] = v; },
under(px, py, x, y, s) {
let near = 16, found = null;
d.series.forEach((q, j) => { if (on[j]) q.p.forEach((v, i) => { const t = Math.hypot(x(v[0]) - px, y(v[1]) - py); if (t < near) { near = t; found = i; } }); });
return found;
},
draw(s, x, y, k) {
s.classList.toggle('scrub', k < last);
const g = $('.hv', s), runs = $$('.run', s);
if (g) g.textContent = '';
runs.forEach((r, i) => {
const q = d.series[i];
if (!q) return;
const gone = k > q.o, points = q.p.slice(0, (gone ? q.o : k) + 1).filter(v => finite(v[0]) && finite(v[1])).map(v => at(x(v[0]), y(v[1])));
const live = $('.live', r);
if (live) live.setAttribute('d', k < last && points.length ? 'M' + points.join('L') : '');
const here = q.p[Math.min(k, q.p.length - 1)];
if (g && k < last && on[i] && here && !gone && finite(here[0]) && finite(here[1])) draw('circle', { cx: x(here[0]), cy: y(here[1]), r: 5.2, class: 'pt s' + q.s }, g);
});
},
read: k => d.series.map((q, i) => {
const p = q.p[k];
if (on[i] && !p && q.p.length > 1) return `${q.n}: ended before`;
return on[i] && p ? `${d.series.length > 1 ? q.n + ': ' : ''}(${number(p[0])}, ${number(p[1])})${p[2] === undefined ? '' : ', loss ' + number(p[2])}` : '';
}).filter(Boolean).join(' \u00b7 ')
};
};
kinds.half = (f, d) => {
const planes = zip(d.a, d.b, d.c, d.m), points = zip(d.x, d.y, d.t);
return {
under(px, py, x, y, s) {
const bars = $('.bars', s);
if (!bars || py < +bars.dataset.t || py > +bars.dataset.b) return null;
const found = $$('.bar', bars).findIndex(b => { const q = +b.getAttribute('x'); return px >= q - 1.5 && px < q + +b.getAttribute('width') + 1.5; });
return found < 0 ? null : found;
},
draw(s, x, y, k) {
const [a, b, c] = planes[k], [x0, x1] = x.domain, [y0, y1] = y.domain, region = [], edge = [];
const corners = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]], none = !a && !b;
corners.forEach((p, i) => {
const q = corners[(i + 1) % 4], fp = a * p[0] + b * p[1] + c, fq = a * q[0] + b * q[1] + c;
if (fp >= 0) region.push(p);
if (fp >= 0 !== fq >= 0) { const t = fp / (fp - fq), m = [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]; region.push(m); edge.push(m); }
});
const path = (way, end) => way.length > 1 && !none ? 'M' + way.map(p => at(x(p[0]), y(p[1]))).join('L') + end : '';
const fill = $('.rA', s), line = $('.bnd', s), wrong = $('.wrong', s);
if (fill) fill.setAttribute('d', path(region, 'z'));
if (line) line.setAttribute('d', path(edge, ''));
if (wrong) { wrong.textContent = ''; if (!none) for (const [u, v, t] of points) if (t * (a * u + b * v + c) <= 0) draw('circle', { cx: x(u), cy: y(v), r: 9, class: 'wr' }, wrong); }
$$('.bar', s).forEach((r, i) => r.classList.toggle('on', i === k));
},
read(k) {
const [a, b, c, mistakes] = planes[k], word = v => number(v ? -v : 0);
const line = `w = (${word(a)}, ${word(b)}), b = ${word(c)}`;
return mistakes === undefined || mistakes === null ? line : `${mistakes} of ${points.length} points on the wrong side \u00b7 ${line}`;
}
};
};
kinds.frames = (f, d) => ({
draw(s, x, y, k) {
const paths = (s.classList.contains('n') ? d.n : d.w) || d.w;
if (paths) $$('[data-f]', s).forEach(p => { const v = paths[k] && paths[k][+p.dataset.f]; if (v !== undefined) p.setAttribute('d', v); });
},
read: k => d.read ? d.read[k] : ''
});
})();
