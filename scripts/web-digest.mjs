// web-digest.mjs MODULE.wasm: the digests of the module's suites, a line each.
import { readFileSync } from 'node:fs';
const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), {});
for (let suite = 0; suite < 6; suite++) {
  const digest = BigInt.asUintN(64, instance.exports.lectern_digest(suite));
  console.log(`${suite} ${digest.toString(16)}`);
}
