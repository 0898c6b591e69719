// bench-pages.mjs OUTPUT [REPEATS]: for each run that a page of OUTPUT repeats, the least processor time of
// the author's run, by the module in Node and by the same code compiled natively, which must stand in
// Benchmarks/.build/release/page. Both take turns; short runs are made several times in a row, since the
// clock counts microseconds. Prints rows for BENCHMARKS.md.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { liveForms } from './live-pages.mjs';

const [output, repeats = 7] = process.argv.slice(2);
const native = join(dirname(fileURLToPath(import.meta.url)), '../Benchmarks/.build/release/page');
const lectern = { rows: {} };
const load = path => new Function('lectern', readFileSync(path, 'utf8'))(lectern);
load(join(output, 'assets/lectern-web.js'));
const { instance } = await WebAssembly.instantiate(gunzipSync(Buffer.from(lectern.module, 'base64')), {});
const e = instance.exports;
const put = numbers => {
  const pointer = e.lectern_alloc(numbers.length * 8 + 16);
  new Float64Array(e.memory.buffer, pointer, numbers.length).set(numbers);
  return pointer;
};
const doubles = text => new Float64Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
const inModule = (settings, rows) => {
  const handle = e.lectern_open(put([0, 0, 0]), 3, put([]), 0, put(rows), rows.length);
  const chosen = put(settings);
  const processorTime = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e3; };
  let least = Infinity, row = 1;
  for (let k = 0; k < repeats; k++) {
    const start = processorTime();
    for (let r = 0; r < row; r++) {
      if (e.lectern_start(handle, chosen, settings.length)) throw new Error('refused');
      while (!e.lectern_advance(handle, 1 << 20));
    }
    const time = (processorTime() - start) / row;
    least = Math.min(least, time);
    row = Math.max(1, Math.min(2000, Math.floor(5 / Math.max(time, 1e-3))));
  }
  e.lectern_free(chosen);
  return least;
};

const folder = mkdtempSync(join(tmpdir(), 'lectern-'));
console.log('| run | epochs | native ms | module ms | module / native |\n| --- | ---: | ---: | ---: | ---: |');
for (const { page, data, rows: path } of liveForms(output)) {
  load(path);
  const rows = doubles(lectern.rows[data.key].rows), settings = data.starts[0].settings;
  const file = join(folder, 'run');
  writeFileSync(file, Buffer.from(Float64Array.of(settings.length, ...settings).buffer));
  writeFileSync(file, Buffer.from(rows.buffer), { flag: 'a' });
  let mine = Infinity, theirs = Infinity, epochs = '';
  for (let turn = 0; turn < 3; turn++) {
    theirs = Math.min(theirs, inModule(settings, rows));
    const [count, time] = execFileSync(native, [file, String(repeats)], { encoding: 'utf8' }).split(' ');
    mine = Math.min(mine, +time);
    epochs = count;
  }
  console.log(`| ${data.key} | ${epochs} | ${mine.toFixed(3)} | ${theirs.toFixed(3)} | ${(theirs / mine).toFixed(2)} |`);
}
rmSync(folder, { recursive: true });
