// web-digest.mjs MODULE.wasm RUNS.json: a digest for each suite of runs, a line each, as the module
// computes them. Numbers travel as a page's script sends them.
import { readFileSync } from 'node:fs';

const [module, runs] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(module), {});
const e = instance.exports;
const { data, suites } = JSON.parse(readFileSync(runs, 'utf8'));

const put = numbers => {
  const pointer = e.lectern_alloc(numbers.length * 8 + 16);
  new Float64Array(e.memory.buffer, pointer, numbers.length).set(numbers);
  return pointer;
};
// An exhibit without runs, model and figures.
const nothing = [0, 0, 0];
const computed = ({ data: place, settings }) => {
  const exhibit = put(nothing), text = put([]), rows = put(data[place]), chosen = put(settings);
  const handle = e.lectern_open(exhibit, nothing.length, text, 0, rows, data[place].length);
  if (!handle || e.lectern_start(handle, chosen, settings.length)) throw new Error('a run is refused');
  for (const pointer of [exhibit, text, rows, chosen]) e.lectern_free(pointer);
  while (!e.lectern_advance(handle, 7));
  const count = e.lectern_computed(handle);
  return new Float64Array(e.memory.buffer, e.lectern_numbers(), count);
};

// FNV-1a over 64-bit words; what is not a number counts as one value.
const mask = (1n << 64n) - 1n;
suites.forEach((suite, place) => {
  let digest = 0xcbf29ce484222325n;
  for (const run of suite) {
    for (const number of computed(run)) {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, number);
      let word = Number.isNaN(number) ? 0x7ff8000000000000n : view.getBigUint64(0);
      for (let byte = 0; byte < 8; byte++, word >>= 8n) digest = ((digest ^ (word & 255n)) * 0x100000001b3n) & mask;
    }
  }
  console.log(`${place} ${digest.toString(16)}`);
});
