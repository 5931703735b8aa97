/**
 * How fast a training step is, and what it asks of the device: `npm run bench` in a headless browser,
 * `npm run bench -- --gpu` on a real graphics card through Dawn in Node, `-- --cpu` in the browser without WebGPU,
 * `-- --json` for machines, `-- --sizes tiny,small` or `-- --only wasm,native` for less. Every path trains the same model, one step each in turn; ratios are medians over
 * the rounds. Times of a loaded or virtual machine are worth their ratios only.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { installBench } from './install.mjs';
import { measureInBrowser } from './in-browser.mjs';
import { measureOnDawn } from './on-dawn.mjs';
import { tableOf } from './table.mjs';

const { values } = parseArgs({
  options: {
    gpu: { type: 'boolean', default: false },
    cpu: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: 'tiny,small,mid' },
    only: { type: 'string' },
  },
});
const known = /** @type {const} */ (['tiny', 'small', 'mid']);
const sizes = values.sizes.split(',').map((name) => {
  const size = known.find((id) => id === name);
  if (size === undefined) throw new Error(`There is no size "${name}"; there are ${known.join(', ')}.`);
  return size;
});
/** @param {string} line */
const log = (line) => console.error(line);

await installBench(log);
const { rows, adapter } = await (values.gpu
  ? measureOnDawn(sizes, log)
  : measureInBrowser(sizes, log, { processorOnly: values.cpu, only: values.only?.split(',') }));
if (values.json) console.log(JSON.stringify(rows, null, 2));
else {
  console.log(
    `\n${values.gpu ? 'Dawn in Node' : 'Headless Chromium'}, WebGPU adapter "${adapter}", ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`,
  );
  console.log(tableOf(rows));
}
// Dawn's threads would keep Node alive.
process.exit(0);
