// web-figures.mjs OUTPUT RUNS.wasm PICTURES.wasm: the modules of live pages repeat each of the author's runs
// of OUTPUT's pages, twice and one after the other, and every drawing must have the bytes of the built page.
import { readFileSync } from 'node:fs';
import { liveForms } from './live-pages.mjs';

const [output, ...modules] = process.argv.slice(2);
const bytes = text => Uint8Array.from(Buffer.from(text, 'base64'));
// Markup as a page's file holds it, without the quotes that HTML can do without (CompactMarkup.swift).
const compact = markup => markup.replace(/="([^"]*)"(\/?)/g, (whole, value, end) =>
  value === '' ? end : /[\s'=<>`]/.test(value) ? whole : '=' + value + (end && ' /'));
const doubles = text => new Float64Array(bytes(text).buffer);

// A module with its exhibit, called as the page's script calls it.
const open = async (module, exhibit) => {
  const e = (await WebAssembly.instantiate(readFileSync(module), {})).instance.exports;
  const put = data => {
    const pointer = e.lectern_alloc(data.byteLength + 16);
    new Uint8Array(e.memory.buffer, pointer, data.byteLength).set(new Uint8Array(data.buffer));
    return pointer;
  };
  const given = exhibit.map(list => [put(list), list.length]), handle = e.lectern_open(...given.flat());
  if (!handle) throw new Error('an exhibit cannot be read');
  given.forEach(([pointer]) => e.lectern_free(pointer));
  return {
    call: (name, ...rest) => e['lectern_' + name](handle, ...rest),
    give: (name, list) => { const p = put(list), answer = e['lectern_' + name](handle, p, list.length); e.lectern_free(p); return answer; },
    numbers: count => new Float64Array(e.memory.buffer, e.lectern_numbers(), count).slice(),
    parts: size => size ? new TextDecoder().decode(new Uint8Array(e.memory.buffer, e.lectern_result(), size)).split('\0') : null,
  };
};

let same = 0, others = 0;
for (const { page, html, data, rows } of liveForms(output)) {
  const lectern = { rows: {} };
  new Function('lectern', readFileSync(rows, 'utf8'))(lectern);
  const kept = lectern.rows[data.key], exhibit = [doubles(kept.exhibit), bytes(kept.text), doubles(kept.rows)];
  const figures = new TextDecoder().decode(exhibit[1]).split('\0').filter(text => /^fig-\d+$/.test(text));
  const runs = await open(modules[0], exhibit), pictures = await open(modules[1], exhibit.slice(0, 2));
  for (let turn = 0; turn < 2; turn++) for (const [author, settings] of data.authors.entries()) {
    if (runs.give('start', Float64Array.from(settings))) throw new Error(`${data.key}: a run is refused`);
    while (!runs.call('advance', 1 << 20));
    runs.call('look');
    if (!pictures.give('show', runs.numbers(runs.call('shown')))) throw new Error(`${data.key}: a run cannot be shown`);
    for (const [place, id] of figures.entries()) {
      // A figure of one run alone shows that one.
      if (data.members[place] !== null && data.members[place] !== author) continue;
      const parts = runs.parts(runs.call('draw', place, author)) || pictures.parts(pictures.call('draw', place, author));
      const built = html.match(new RegExp(`<figure[^>]*id="?${id}[" >][\\s\\S]*?</figure>`))[0];
      if (parts && built.includes(compact(parts[3])) && built.includes(compact(parts[4]))) { same++; continue; }
      others++;
      console.error(`${page}: ${id} is drawn otherwise for run ${author + 1}`);
    }
  }
}
console.log(`${same} drawings as built, ${others} others`);
process.exit(others || !same ? 1 : 0);
