/**
 * Trains the default experiments in a real browser through `window.bitnet`, and prints what came out beside what this
 * project promises: `npm run findings` (three seeds, some fifteen minutes without a graphics card), or
 * `npm run findings -- --seeds 1 --backend webgpu`.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { buildSite } from './build-site.mjs';
import { findBrowser } from './find-browser.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' }, backend: { type: 'string', default: 'auto' } } });
/** @typedef {import('../src/experiment/experiment').ExperimentDraft} ExperimentDraft */
const backend = /** @type {NonNullable<ExperimentDraft['backend']>} */ (values.backend);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);

const server = await serveFolder({ folder: await buildSite() });
const browser = await chromium.launch({ ...launchOptions(await findBrowser()), headless: true });
const page = await browser.newPage();
await page.goto(server.url);
await page.waitForFunction(() => 'bitnet' in window);

let broken = 0;
try {
  for (const seed of seeds) await findingsOf(seed);
} finally {
  await browser.close();
  await server.close();
}
console.log(broken === 0 ? 'Every promise holds.' : `${broken} promises do not hold.`);
process.exitCode = broken === 0 ? 0 : 1;

/** @param {number} seed */
async function findingsOf(seed) {
  const reverse = await train({ task: 'reverse', mode: 'ternary', seed });
  report(seed, 'reverse, ternary: held-out sequences right', reverse.score, 'at least', 0.95);

  const early = await collapse({ task: 'reverse', mode: 'ternary', seed }, (lambdaSteps) => Math.floor(lambdaSteps / 3) - 1);
  report(seed, 'effective weights near a level, before a third of the λ ramp', early.effective, 'below', 0.4);
  const late = await collapse({ task: 'reverse', mode: 'ternary', seed }, (lambdaSteps) => lambdaSteps);
  report(seed, 'effective weights near a level at λ = 1', late.effective, 'at least', 1);
  report(seed, 'latent weights near a level at the same step', late.latent, 'below', 0.3);

  const ternary = await train({ task: 'tales', mode: 'ternary', seed });
  const full = await train({ task: 'tales', mode: 'none', seed });
  report(seed, 'tales, ternary: nats a character above the floor', ternary.loss - (ternary.floor ?? 0), 'at most', 0.1);
  report(seed, 'tales: full rounded afterwards, nats worse than ternary', (full.rounded ?? NaN) - ternary.loss, 'at least', 0.5);

  for (const mode of /** @type {const} */ (['ternary', 'binary'])) {
    const gestures = await train({ task: 'gestures', mode, seed });
    report(seed, `gestures, ${mode}: held-out strokes named rightly`, gestures.score, 'at least', 0.9);
  }
}

/** @param {ExperimentDraft} experiment */
function train(experiment) {
  return page.evaluate(async (asked) => {
    const summary = await window.bitnet.run(asked);
    await window.bitnet.remove(summary.id);
    const { score, heldOutLossNats, reference, roundedAfterwards, stepsPerSecond } = summary;
    return { score: score ?? NaN, loss: heldOutLossNats ?? NaN, floor: reference.floor?.lossNats, rounded: roundedAfterwards?.ternary.heldOutLossNats, stepsPerSecond };
  }, { ...experiment, backend });
}

/**
 * Share of all BitLinear weights near a level at a step.
 * @param {ExperimentDraft} experiment
 * @param {(lambdaSteps: number) => number} stepOf
 */
async function collapse(experiment, stepOf) {
  const asked = { ...experiment, backend };
  const first = await page.evaluate(async (draft) => window.bitnet.run(draft, { steps: 1 }), asked);
  return page.evaluate(async ({ id, steps }) => {
    await window.bitnet.step(id, steps);
    const { layers } = await window.bitnet.inspect(id);
    await window.bitnet.remove(id);
    const sizes = layers.map(({ shape: [out = 0, inputs = 0] }) => out * inputs);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    /** @param {'effectiveNearLevelShare' | 'latentNearLevelShare'} key */
    const share = (key) => layers.reduce((sum, layer, i) => sum + layer[key] * (sizes[i] ?? 0), 0) / total;
    return { effective: share('effectiveNearLevelShare'), latent: share('latentNearLevelShare') };
  }, { id: first.id, steps: stepOf(first.experiment.lambdaSteps) - 1 });
}

/**
 * @param {number} seed
 * @param {string} what
 * @param {number} found
 * @param {'at least' | 'at most' | 'below'} relation
 * @param {number} bound
 */
function report(seed, what, found, relation, bound) {
  const holds = relation === 'at least' ? found >= bound : relation === 'at most' ? found <= bound : found < bound;
  if (!holds) broken++;
  console.log(`seed ${seed} · ${what}: ${found.toFixed(3)} (${relation} ${bound}) ${holds ? 'ok' : 'BROKEN'}`);
}
