(() => {
'use strict';
const { $, $$, number } = lectern;
lectern.rows = lectern.rows || {};
const make = (tag, props, ...children) => { const e = Object.assign(document.createElement(tag), props); e.append(...children); return e; };
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const loaded = {};
const load = src => loaded[src] || (loaded[src] = new Promise((done, fail) => document.head.append(make('script', { src, onload: done, onerror: () => { delete loaded[src]; fail(new Error(src + ' cannot be loaded')); } }))));
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
const unpacked = async zipped => new Uint8Array(await new Response(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
function worker() {
let modules, exhibit, curves = null, pictures = null, current = 0;
const instance = async (module, count) => {
const e = (await WebAssembly.instantiate(module, {})).exports;
const put = data => { const p = e.lectern_alloc(data.byteLength + 16); new Uint8Array(e.memory.buffer, p, data.byteLength).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)); return p; };
const given = exhibit.slice(0, count).map(a => [put(a), a.length]);
const handle = e.lectern_open(...given.flat());
given.forEach(([p]) => e.lectern_free(p));
if (!handle) throw new Error('The rows of this run cannot be read.');
return {
call: (name, ...rest) => e['lectern_' + name](handle, ...rest),
give: (name, numbers) => { const p = put(numbers), answer = e['lectern_' + name](handle, p, numbers.length); e.lectern_free(p); return answer; },
numbers: n => new Float64Array(e.memory.buffer, e.lectern_numbers(), n).slice(),
parts: n => { const text = new TextDecoder().decode(new Uint8Array(e.memory.buffer, e.lectern_result(), n)); return n ? text.split('\0') : null; },
};
};
const begin = async () => {
curves = await instance(modules[0], 3);
pictures = modules[1] ? await instance(modules[1], 2) : null;
};
const later = () => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
const run = async job => {
if (!curves) await begin();
const refused = curves.give('start', Float64Array.from(job.settings));
if (refused) return postMessage({ id: job.id, refused: curves.parts(refused)[0] });
const planned = curves.call('planned'), first = performance.now();
let slice = 1, done = false, seen = first;
while (!done) {
const t = performance.now();
done = !!curves.call('advance', slice);
const now = performance.now();
slice = Math.max(1, Math.min(1 << 20, Math.round(slice * Math.min(8, 12 / Math.max(now - t, .05)))));
if (!done) {
await later();
if (current !== job.id) return;
if (job.stops) { job.stops = false; break; }
if (now - seen > 90) {
seen = now;
const epochs = curves.call('look') - 1;
const drawn = job.streams && job.grows >= 0 && epochs > 0 ? curves.parts(curves.call('draw', job.grows, job.author)) : null;
postMessage({ id: job.id, epochs, planned, grown: drawn, piece: job.grows });
}
}
}
const ran = performance.now() - first, losses = curves.numbers(curves.call('look'));
const drawn = [], as = done ? job.author : -1;
if (pictures && !pictures.give('show', curves.numbers(curves.call('shown')))) throw new Error('the run cannot be shown');
for (const i of job.wanted) drawn[i] = curves.parts(curves.call('draw', i, as)) || (pictures && pictures.parts(pictures.call('draw', i, as)));
const words = curves.parts(curves.call('describe', job.against, job.sameLoss));
const values = done ? job.formulas.map(f => curves.give('value', Float64Array.from(f))) : [];
postMessage({ id: job.id, losses, drawn, values, words: words ? words[0] : '', done, planned, ran });
};
let running = null;
onmessage = ({ data }) => {
if (data.modules) { modules = data.modules; exhibit = data.exhibit; return; }
if (data.stop) { if (running) running.stops = true; return; }
current = data.id; running = data;
run(data).catch(problem => { curves = null; postMessage({ id: data.id, trap: String(problem && problem.message || problem) }); });
};
}
function form(box) {
const data = JSON.parse($('script[type="application/json"]', box).textContent), panel = $('.live-form', box), say = $('.live-say', box), list = $('.live-claims', box), far = $('.live-run', box), heard = $('[role=status]', box);
data.authors = data.authors.map(lectern.list);
for (const s of data.starts) {
s.replaced = s.settings ? -1 : s.author;
s.settings = s.settings ? lectern.list(s.settings) : data.authors[s.author];
}
for (const c of data.claims) { c.is = lectern.list(c.is); c.goal = Number(c.goal); }
const startBox = $('[data-start]', box), knobs = $$('[data-control]', box);
const figures = [], button = name => $(`[data-do="${name}"]`, box);
let state = { start: 0, values: {} }, work = null, ready = null, id = 0, frame = 0, shown = null;
const change = i => data.starts[state.start].changes[i];
const apply = (settings, i, v) => {
const c = change(i);
if (c === null || v === undefined) return settings;
if (typeof c === 'number') { settings[c] = v; return settings; }
const option = c[v];
for (const [place, value] of option.set) settings[place] = value;
return option.tail ? settings.slice(0, data.fixed).concat(option.tail) : settings;
};
const settings = () => {
const isChoice = i => Array.isArray(change(i)), order = [...data.controls.keys()].sort((i, k) => isChoice(k) - isChoice(i));
return order.reduce((s, i) => apply(s, i, state.values[data.controls[i].field]), data.starts[state.start].settings.slice());
};
const same = (a, b) => a.length === b.length && a.every((v, i) => Object.is(v, b[i]));
const author = s => data.authors.findIndex(a => same(a, s));
const written = i => {
const c = change(i), base = data.starts[state.start].settings;
if (c === null) return undefined;
if (typeof c === 'number') return base[c];
const found = c.findIndex(o => !o.set.length && !o.tail);
return found < 0 ? undefined : found;
};
const value = i => {
const v = state.values[data.controls[i].field], c = change(i);
return v !== undefined ? v : typeof c === 'number' ? settings()[c] : written(i);
};
const text = i => { const v = value(i), c = change(i); return c === null || v === undefined ? 'as written' : typeof c === 'number' ? String(v) : c[v].text; };
const amountOf = i => {
const t = text(i), { unit } = data.controls[i];
return !unit || isNaN(t) ? t : `${t} ${+t === 1 && unit.length > 2 ? unit.replace(/s$/, '') : unit}`;
};
const round = (c, v) => {
return allowed(c, c.step || c.whole ? v : +v.toPrecision(c.log ? 2 : 3));
};
const allowed = (c, v) => {
if (c.step) v = +(c.min + Math.round((v - c.min) / c.step) * c.step).toPrecision(12);
if (c.whole) v = Math.round(v);
return Math.min(c.max, Math.max(c.min, v));
};
const fromPlace = (c, k) => k <= 0 ? c.min : k >= 200 ? c.max : round(c, c.log ? c.min * Math.pow(c.max / c.min, k / 200) : c.min + (c.max - c.min) * k / 200);
const toPlace = (c, v) => Math.round(200 * (c.log ? Math.log(v / c.min) / Math.log(c.max / c.min) : (v - c.min) / (c.max - c.min)));
const showControls = () => {
if (startBox) startBox.value = state.start;
knobs.forEach((knob, i) => {
const c = data.controls[i], has = change(i) !== null;
knob.hidden = !has;
if (!has) return;
const v = value(i), select = $('select', knob), slider = $('[type=range]', knob), exact = $('[type=number]', knob);
if (select) {
const options = change(i).map((o, k) => make('option', { value: k, textContent: o.text }));
if (written(i) === undefined) options.unshift(make('option', { value: '', textContent: 'as written' }));
select.replaceChildren(...options);
select.value = v === undefined ? '' : v;
} else {
if (fromPlace(c, +slider.value) !== v) slider.value = toPlace(c, v);
slider.setAttribute('aria-valuetext', amountOf(i));
if (document.activeElement !== exact) exact.value = v;
}
});
};
const draws = 'pictures' in box.dataset;
const open = () => ready || (ready = Promise.all([
lectern.module || load('assets/lectern-web.js'), draws && (lectern.pictures || load('assets/lectern-pictures.js')),
lectern.rows[data.key] || load(box.dataset.rows),
]).then(async () => {
const d = lectern.rows[data.key], text = bytes(d.text);
const compile = async packed => WebAssembly.compile(await unpacked(bytes(packed)));
const curves = lectern.compiled || (lectern.compiled = compile(lectern.module));
const pictures = draws ? lectern.compiledPictures || (lectern.compiledPictures = compile(lectern.pictures)) : null;
const modules = await Promise.all([curves, pictures]);
work = new Worker(URL.createObjectURL(new Blob([`(${worker})()`], { type: 'text/javascript' })));
work.onmessage = ({ data: m }) => { if (m.id === id) (m.trap ? trouble(m.trap) : m.refused ? refuse(m.refused) : m.drawn ? finish(m) : progress(m)); };
work.onerror = m => { m.preventDefault(); trouble(m.message); };
work.postMessage({ modules, exhibit: [new Float64Array(bytes(d.exhibit).buffer), text, new Float64Array(bytes(d.rows).buffer)] });
const names = new TextDecoder().decode(text).split('\0').filter(t => /^fig-\d+$/.test(t));
figures.push(...names.map(n => document.getElementById(n)));
}));
let speech = 0;
const speak = text => { clearTimeout(speech); speech = setTimeout(() => { heard.textContent = text; }, 300); };
const tell = (text, bad) => { say.className = bad ? 'live-say bad' : 'live-say'; say.textContent = text; speak(text); };
const failed = message => {
tell(message, true);
rest();
list.replaceChildren();
restore();
box.dataset.state = 'failed';
box.dispatchEvent(new CustomEvent('lectern-fail', { bubbles: true, detail: message }));
};
const trouble = message => {
if (work) work.terminate();
work = ready = lectern.compiled = lectern.compiledPictures = null; figures.length = 0;
failed(`The run could not be repeated here (${message}). The page still shows the author\u2019s run; other settings may work.`);
};
const refuse = message => failed(`${message} The page still shows the author\u2019s run.`);
const built = new Map();
const drawn = holder => $$('.plot > svg', holder).map(s => s.outerHTML).join('');
const keep = f => {
if (!built.has(f)) { const html = f.innerHTML, original = make('template', { innerHTML: html }).content; built.set(f, { html, original, drawn: drawn(original) }); }
return built.get(f);
};
const swap = (f, p, rerun) => {
if (!f || !p) return false;
const [title, caption, legend, wide, narrow, table, reader, noun, last, initial, json] = p;
const { original, drawn: before } = keep(f);
const t = $('.fig-t', f), own = $('.fig-t', original), plot = $('.plot', f);
if (rerun) t.textContent = title; else t.replaceChildren(...own.cloneNode(true).childNodes);
const holder = make('div', { innerHTML: wide + narrow });
plot.replaceChildren(...holder.childNodes);
let key = $('.legend', f);
if (legend) {
if (!key) { key = make('ul', { className: 'legend' }); plot.before(key); }
key.innerHTML = legend;
} else if (key) key.remove();
if (rerun) $('figcaption', f).textContent = caption; else $('figcaption', f).replaceChildren(...$('figcaption', original).cloneNode(true).childNodes);
const old = $('details.data table', f);
if (old && table) old.outerHTML = table;
const block = $(':scope > script[type="application/json"]', f), control = $('.ctl', f);
if (block && control) {
if (json) {
block.textContent = json;
f.dataset.reader = reader;
const input = $('input', control), fresh = input.cloneNode();
fresh.max = last; fresh.value = initial;
input.replaceWith(fresh);
} else control.hidden = true;
}
f.classList.toggle('rerun', rerun);
const other = drawn(f) !== before;
lectern.refresh(f);
return other;
};
const asBuilt = f => {
if (!f || !built.has(f)) return;
f.innerHTML = built.get(f).html; f.classList.remove('rerun'); lectern.refresh(f); built.delete(f);
};
const restore = () => { for (const f of [...built.keys()]) asBuilt(f); still(false); };
const others = [...data.still.map(n => document.getElementById(n)), ...$$('figure[data-run]').filter(f => f.dataset.run === data.key.split('/').pop())];
const still = changed => {
for (const f of new Set(others)) {
if (!f || figures.includes(f)) continue;
const note = $(':scope > .author-note', f);
if (!changed && note) note.remove();
if (changed && !note) f.prepend(make('p', { className: 'author-note', textContent: 'As the author wrote it: your settings do not change this ' + (f.localName === 'figure' ? 'figure.' : 'table.') }));
}
};
const rest = () => { button('stop').hidden = true; far.hidden = true; };
const progress = m => {
button('stop').hidden = false;
far.hidden = false;
const bar = $('progress', far);
bar.max = m.planned; bar.value = m.epochs;
$('span', far).textContent = `${m.epochs} of ${m.planned} ${data.unit}s`;
if (m.grown) {
const f = figures[m.piece];
swap(f, m.grown, true);
$('.fig-t', f).textContent = `Your run so far, after ${m.epochs} of ${m.planned} ${data.unit}s`;
$('figcaption', f).textContent = 'The run goes on.';
}
box.dispatchEvent(new CustomEvent('lectern-progress', { bubbles: true, detail: m }));
};
const finish = m => {
rest();
const is = shown.author >= 0;
const changed = figures.map((f, i) => m.drawn[i] ? swap(f, m.drawn[i], !is) : asBuilt(f)).some(Boolean);
still(!is);
for (const i of shown.wanted) if (data.members[i] !== null) choose(figures[i]);
const said = data.controls.map((c, i) => change(i) === null ? '' : `${c.label} ${amountOf(i)}`).filter(Boolean).join(', ');
const label = data.labels[shown.author], judged = claims(m);
tell(is ? `As the author wrote it${label && label !== said ? ' (' + label + ')' : ''}: ${said}.` : `With ${said}: ${m.done ? '' : 'Stopped early. '}${m.words}${changed ? '' : ' The drawings stay as they were: this setting changes nothing that they show.'}`);
if (judged) speak(say.textContent + ' ' + judged);
box.dataset.state = 'done';
box.last = { losses: m.losses, author: shown.author, ran: m.ran, done: m.done, words: m.words, values: { ...state.values } };
box.dispatchEvent(new CustomEvent('lectern-run', { bubbles: true, detail: box.last }));
};
const amount = (v, { says, moment, percent }) => {
if (v === Number.MAX_VALUE) return 'never';
if (!isFinite(v)) return isNaN(v) ? moment ? 'there is no such epoch' : 'not a number' : v < 0 ? '\u2212\u221e' : '\u221e';
const digits = Math.max(3, says.replace(/^[^1-9]*/, '').replace(/\D/g, '').length);
if (percent) return number(100 * v, digits) + '%';
return Number.isInteger(v) && Math.abs(v) < 1e6 ? String(v).replace('-', '\u2212') : number(v, digits);
};
const agrees = (v, { goal, within }) => {
const met = v === Number.MAX_VALUE ? Infinity : v, off = Math.abs(met - goal);
return met === goal || isFinite(off) && off <= within + 1e-15 * Math.max(Math.abs(met), Math.abs(goal), within);
};
const claims = m => {
list.replaceChildren();
if (!m.done) return '';
const sentences = new Map();
for (const [i, c] of shown.claims.entries()) {
const v = m.values[i], isNumber = c.within !== undefined;
const holds = isNumber ? agrees(v, c) : v === 1;
const quote = c.quote && c.quote.length < 320 ? c.quote : c.says, parts = sentences.get(quote) || [[], []];
const says = isNumber || c.says === quote ? c.says : `\u201c${c.says}\u201d`;
if (!parts[holds ? 0 : 1].some(([said]) => said === says)) parts[holds ? 0 : 1].push([says, isNumber ? amount(v, c) : null]);
sentences.set(quote, parts);
}
const sum = items => items.length < 2 ? items.join() : items.slice(0, -1).join(', ') + ' and ' + items[items.length - 1];
let fails = 0;
for (const [quote, [held, lost]] of sentences) {
const names = held.map(([says]) => says).filter(says => says !== quote), bare = held.concat(lost).every(([says]) => says === quote);
const news = lost.map(([says, now]) => says === quote ? '' : now === null ? `${says} is not true here` : `${now}, not ${says}`).filter(Boolean);
const verdict = lost.length
? ' no longer holds' + (news.length ? ': ' + news.join('; ') : '') + (names.length ? `; ${sum(names)} still ${names.length > 1 ? 'hold' : 'holds'}` : '')
: ' still holds' + (names.length ? ': ' + sum(names) : '');
fails += lost.length > 0;
list.append(make('li', { className: lost.length ? 'no' : 'yes' }, lost.length ? '\u2715 ' : '\u2713 ', bare ? make('code', { textContent: quote }) : `\u201c${quote}\u201d`, verdict + '.'));
}
const all = sentences.size;
const hold = count => (fails ? ' no longer ' : ' still ') + (count > 1 ? 'hold.' : 'holds.');
return !all ? '' : all === 1 ? 'The lesson\u2019s statement about this run' + hold(1)
: fails && fails < all ? `${fails} of the lesson\u2019s ${all} statements about this run` + hold(fails)
: `The lesson\u2019s ${all} statements about this run` + hold(all);
};
const go = () => {
showControls();
box.dataset.state = 'running';
const n = ++id, s = settings();
open().then(() => {
if (n !== id) return;
const k = author(s), from = k >= 0 ? k : data.starts[state.start].author;
const wanted = data.members.map((_, i) => i).filter(i => data.members[i] === null || data.members[i] === from);
shown = { author: k, wanted, claims: k >= 0 ? [] : data.claims.filter(c => c.about === data.starts[state.start].replaced) };
const grows = data.grows.find(i => wanted.includes(i) && figures[i]), moved = data.controls.filter((c, i) => value(i) !== written(i));
const sameLoss = k >= 0 || moved.every(c => !/^loss\b/.test(c.field));
work.postMessage({ id: n, settings: s, author: k, against: from, sameLoss: +sameLoss, wanted, grows: grows === undefined ? -1 : grows, streams: !calm.matches, formulas: shown.claims.map(c => c.is) });
remember();
}).catch(e => trouble(e.message));
};
const soon = () => { showControls(); if (!frame) frame = requestAnimationFrame(() => { frame = 0; go(); }); };
const address = () => {
const q = new URLSearchParams();
q.set('run', data.key.split('/').pop());
if (state.start) q.set('start', data.starts[state.start].label);
data.controls.forEach((c, i) => { const v = state.values[c.field]; if (v !== undefined && v !== written(i)) q.set(c.field, typeof change(i) === 'number' ? v : change(i)[v].text); });
return [...q].length > 1 ? '#' + q : '';
};
const remember = () => { try { history.replaceState(null, '', address() || location.pathname + location.search); } catch { } };
const recall = () => {
if (!location.hash.includes('run=')) return;
const q = new URLSearchParams(location.hash.slice(1));
if (q.get('run') !== data.key.split('/').pop()) return;
const start = data.starts.findIndex(s => s.label === q.get('start'));
state = { start: Math.max(0, start), values: {} };
data.controls.forEach(c => put(c.field, q.get(c.field)));
panel.scrollIntoView({ block: 'start' });
go();
};
const put = (field, t) => {
const i = data.controls.findIndex(c => c.field === field), c = data.controls[i], k = c ? change(i) : null;
if (t === null || k === null) return false;
if (typeof k === 'number') { const v = parseFloat(t); if (isFinite(v)) state.values[field] = allowed(c, v); return isFinite(v); }
const found = k.findIndex(o => o.text === t);
if (found >= 0) state.values[field] = found;
return found >= 0;
};
const changedSpec = () => {
const { spec, lines } = data.starts[state.start], out = spec.split('\n');
data.controls.forEach((c, i) => {
if (lines[i] === null || change(i) === null) return;
const t = text(i), line = out[lines[i]];
if (t !== 'as written') out[lines[i]] = line.slice(0, line.indexOf(':') + 1) + ' ' + t;
else if (/:$/.test(line)) out[lines[i]] = null;
});
const own = out.findIndex(l => /^optimizer: .*\blearning_rate: /.test(l)), rate = out.findIndex(l => /^learning_rate: /.test(l));
if (own >= 0 && rate >= 0) {
const moved = state.values.learning_rate;
if (moved !== undefined) out[own] = out[own].replace(/(\blearning_rate: )[^,}]+/, '$1' + moved);
out[rate] = null;
}
return '```train ' + data.key.split('/').pop() + '_changed\n' + out.filter(l => l !== null).join('\n') + '\n```\n';
};
const copy = (name, what) => {
const b = button(name), old = b.textContent;
(navigator.clipboard ? navigator.clipboard.writeText(what) : Promise.reject()).then(
() => { b.textContent = 'Copied'; speak('Copied.'); setTimeout(() => b.textContent = old, 1600); },
() => { say.className = 'live-say'; const shown = make('textarea', { value: what, readOnly: true, rows: what.split('\n').length }); shown.setAttribute('aria-label', old); say.replaceChildren(shown); shown.select(); });
};
if (startBox) startBox.addEventListener('change', () => { state = { start: +startBox.value, values: {} }; soon(); });
knobs.forEach((knob, i) => {
const c = data.controls[i], select = $('select', knob), slider = $('[type=range]', knob), exact = $('[type=number]', knob);
if (select) return select.addEventListener('change', () => { if (select.value === '') delete state.values[c.field]; else state.values[c.field] = +select.value; soon(); });
slider.addEventListener('input', () => { state.values[c.field] = fromPlace(c, +slider.value); soon(); });
exact.addEventListener('input', () => { const v = parseFloat(exact.value); if (isFinite(v) && allowed(c, v) === v) { state.values[c.field] = v; soon(); } });
exact.addEventListener('change', () => { exact.value = value(i); });
});
panel.addEventListener('submit', e => e.preventDefault());
for (const touch of ['pointerdown', 'focusin']) $('.knobs', panel).addEventListener(touch, () => open().catch(() => { ready = null; }), { once: true });
button('reset').onclick = () => { state = { start: 0, values: {} }; go(); };
box.lecternForm = {
label: field => (data.controls.find(c => c.field === field) || {}).label,
focus: field => { const knob = knobs[data.controls.findIndex(c => c.field === field)]; if (knob) $('input, select', knob).focus(); },
changed: field => state.values[field] !== undefined,
run: (field, t) => {
const i = data.controls.findIndex(c => c.field === field);
state = { start: Math.max(0, data.starts.findIndex(s => s.changes[i] !== null)), values: {} };
put(field, t);
panel.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
go();
},
};
button('stop').onclick = () => work && work.postMessage({ stop: true });
button('copy').hidden = !data.starts.every(s => s.spec);
button('copy').onclick = () => copy('copy', changedSpec());
button('link').onclick = () => copy('link', location.href.split('#')[0] + address());
panel.hidden = false;
showControls();
recall();
addEventListener('hashchange', recall);
addEventListener('beforeprint', restore);
}
const choose = f => {
const mine = f && f.closest('.variant'), all = mine ? $$(':scope > .variant', mine.parentNode) : [];
const buttons = mine ? $$(':scope > .switch > button', mine.parentNode) : [];
if (buttons.length === all.length && buttons.length) buttons[all.indexOf(mine)].click();
};
lectern.predict = (form, verdict) => {
const { predicts, field, set } = form.dataset, box = $(`section.live[data-live="${CSS.escape(predicts)}"]`);
if (!able || !box) return false;
const output = $('output', form), fields = $('fieldset', form), inputs = $$('input', fields);
const commit = make('button', { type: 'button', className: 'pill', disabled: true }), note = make('p', { className: 'predict-note' });
commit.dataset.script = note.dataset.script = '';
output.before(note, commit);
const begin = () => {
const control = box.lecternForm, label = control ? control.label(field) || field : field;
note.textContent = `Predict first: your answer is kept, and the run decides.`;
commit.textContent = set ? `Keep my answer, and run it with ${label} ${set}` : `Keep my answer; I will move the ${label}`;
};
const answered = () => inputs.some(i => i.type === 'text' ? i.value.trim() : i.checked);
form.addEventListener('input', () => { commit.disabled = !answered(); });
form.addEventListener('submit', e => e.preventDefault());
commit.onclick = () => {
const control = box.lecternForm;
if (!control || !answered()) return;
fields.disabled = true; commit.hidden = true;
note.textContent = set ? 'Your prediction is kept. The run is on its way \u2026' : 'Your prediction is kept. Now move the control and watch.';
const end = () => { box.removeEventListener('lectern-run', ran); box.removeEventListener('lectern-fail', lost); };
const show = text => {
end();
note.textContent = text;
verdict();
const back = make('a', { href: '#' + form.id, textContent: 'Back to the question' });
$('.live-say', box).append(' ', back);
back.onclick = e => { e.preventDefault(); form.scrollIntoView({ block: 'center' }); output.tabIndex = -1; output.focus({ preventScroll: true }); back.remove(); };
};
const ran = e => { if (set || control.changed(field)) show(e.detail.words ? 'The run says: ' + e.detail.words : 'The run is made.'); };
const lost = () => show('The run could not be made here. This is the answer from the author\u2019s runs.');
box.addEventListener('lectern-run', ran);
box.addEventListener('lectern-fail', lost);
set ? control.run(field, set) : control.focus(field);
};
setTimeout(begin);
return true;
};
const able = typeof WebAssembly === 'object' && typeof Worker === 'function' && typeof DecompressionStream === 'function';
const begin = () => {
if (!able) return;
for (const box of $$('section.live')) try { form(box); } catch (e) { console.error(box.id, e); }
};
document.readyState === 'complete' || document.readyState === 'interactive' ? setTimeout(begin) : addEventListener('DOMContentLoaded', begin);
})();
