/**
 * A long run, and what it holds on the way: `npm run long` trains the smallest model for 20,000 steps on the compiled
 * plan, with the engine of the page, and prints tensors, buffers, memories of WebAssembly and heap ten times. What grows is a leak, and fails.
 * `npm run long -- --steps 2000 --backend wasm` for less, or for another backend.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { buildToolPage } from '../build-tool-page.mjs';
import { findBrowser } from '../find-browser.mjs';
import { launchOptions } from '../probe-browser.mjs';
import { serveFolder } from '../serve-folder.mjs';

const { values } = parseArgs({ options: { steps: { type: 'string', default: '20000' }, backend: { type: 'string', default: 'webgpu' } } });
const steps = Number(values.steps);
const parts = 10;
/** Heap that may come and go with the moment of measuring. */
const heapSlackBytes = 4e6;
/** 32 wide, one block, 16 tokens, 4 examples a step. */
const experiment = /** @type {const} */ ({
  task: 'reverse',
  mode: 'ternary',
  hiddenSize: 32,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 64,
  seqLen: 16,
  batchSize: 4,
});

const server = await serveFolder({ folder: await buildToolPage('long-run') });
const browser = await chromium.launch({ ...launchOptions(await findBrowser()), headless: true });
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(server.url);
  const devtools = await page.context().newCDPSession(page);

  /** Bytes of the heap that are in use after a collection. */
  async function heapBytes() {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  }

  const backend = /** @type {import('../../src/experiment/experiment').ExperimentDraft['backend']} */ (values.backend);
  const {
    path,
    parameters,
    backend: used,
  } = await page.evaluate((asked) => window.longRun.start(asked), { ...experiment, steps, ...(backend === undefined ? {} : { backend }) });
  console.log(`${parameters.toLocaleString('en')} parameters, ${used}, ${path}, ${steps.toLocaleString('en')} steps\n`);
  console.log('   step    loss  tensors  tensor bytes  buffers  buffer bytes  wasm bytes  heap MB   ms/step');
  const rows = [];
  for (let part = 0; part < parts; part++) {
    const held = await page.evaluate((count) => window.longRun.train(count), Math.ceil(steps / parts));
    const heap = await heapBytes();
    rows.push({ ...held, heap });
    const cells = [
      held.step.toLocaleString('en').padStart(7),
      held.lossNats.toFixed(3).padStart(7),
      String(held.tensors).padStart(8),
      held.tensorBytes.toLocaleString('en').padStart(13),
      String(held.buffers).padStart(8),
      held.bufferBytes.toLocaleString('en').padStart(13),
      held.memoryBytes.toLocaleString('en').padStart(11),
      (heap / 1e6).toFixed(1).padStart(8),
      (held.elapsedMs / held.step).toFixed(2).padStart(9),
    ];
    console.log(cells.join(' '));
  }
  // The first part fills the caches.
  const [, first, ...rest] = rows;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) throw new Error('Too few parts to compare.');
  const flat =
    last.tensors === first.tensors &&
    last.tensorBytes === first.tensorBytes &&
    last.buffers === first.buffers &&
    last.bufferBytes === first.bufferBytes &&
    last.memories === first.memories &&
    last.memoryBytes === first.memoryBytes &&
    last.heap - first.heap < heapSlackBytes;
  console.log(flat ? '\nFlat: nothing is left behind.' : '\nSomething grows.');
  process.exitCode = flat ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
