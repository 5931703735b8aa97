/** Training on real WebGPU in the built site, through `window.bitnet`. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPlayground, tiny, tinyLink, type Playground } from './playground';

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  browser = await launchBrowser({ still: true });
  playground = await openPlayground(browser, { hash: tinyLink() });
});
afterAll(async () => {
  await playground.close();
  await browser.close();
});

test('WebGPU passes the gradient self-test and says that it runs on the CPU', async () => {
  const backends = await playground.page.evaluate(() => window.bitnet.backends());
  expect(backends.map(({ id }) => id).toSorted()).toEqual(['cpu', 'wasm', 'webgpu']);
  const webgpu = backends.find(({ id }) => id === 'webgpu');
  expect(webgpu).toMatchObject({ usable: true, software: true });
  expect(webgpu?.adapter).toMatch(/swiftshader/i);
});

test('a run on WebGPU trains to the end of its budget, and its histograms move', async () => {
  const { start, end, before, after } = await playground.page.evaluate(async (experiment) => {
    const start = await window.bitnet.run({ ...experiment, mode: 'ternary', backend: 'webgpu' }, { steps: 1 });
    const before = await window.bitnet.inspect(start.id);
    const end = await window.bitnet.step(start.id, start.steps - 1);
    const after = await window.bitnet.inspect(start.id);
    return { start, end, before, after };
  }, tiny);

  expect(start).toMatchObject({ task: 'reverse', mode: 'ternary', backend: 'webgpu', step: 1, steps: tiny.steps });
  expect(end.step).toBe(tiny.steps);
  expect(end.trainLossNats).toBeGreaterThan(0);
  expect(end.heldOutLossNats).toBeLessThan(start.heldOutLossNats ?? 0);
  expect(end.score).toBeGreaterThanOrEqual(0);

  expect(after.lambda).toBe(1);
  expect(before.lambda).toBeLessThan(1);
  expect(after.layers.length).toBe(before.layers.length);
  const [first, last] = [before.layers[0], after.layers[0]];
  expect(last?.histograms.latent.counts).not.toEqual(first?.histograms.latent.counts);
  expect(last?.histograms.effective.counts).not.toEqual(first?.histograms.effective.counts);
  for (const layer of after.layers) {
    const weights = layer.shape.reduce((product, extent) => product * extent, 1);
    const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
    expect(total(Object.values(layer.counts))).toBe(weights);
    for (const lens of [layer.histograms.latent, layer.histograms.quantised, layer.histograms.effective])
      expect(total(lens.counts)).toBe(weights);
    // λ is 1: what the forward pass uses are the levels and nothing else.
    expect(layer.histograms.effective.counts).toEqual(layer.histograms.quantised.counts);
    expect(layer.histograms.quantised.counts.filter((count) => count > 0).length).toBeLessThanOrEqual(3);
    expect(layer.effectiveNearLevelShare).toBe(1);
  }
});

test('the same seed on the same backend gives the same losses to the bit', async () => {
  const losses = await playground.page.evaluate(async (experiment) => {
    const twice = [];
    for (let i = 0; i < 2; i++) twice.push(await window.bitnet.run({ ...experiment, seed: 7, backend: 'webgpu' }, { steps: 3 }));
    return twice.map(({ trainLossNats, heldOutLossNats }) => [trainLossNats, heldOutLossNats]);
  }, tiny);
  expect(losses[0]).toEqual(losses[1]);
  expect(losses[0]?.[0]).toBeGreaterThan(0);
});

test('a prediction has the length of the answer and probabilities', async () => {
  const prediction = await playground.page.evaluate(async () => {
    const [run] = (await window.bitnet.runs()).filter(({ step }) => step > 0);
    if (run === undefined) throw new Error('no run has trained');
    return window.bitnet.predict(run.id, '3141');
  });
  expect(prediction).toMatchObject({ kind: 'tokens' });
  expect(prediction.output).toHaveLength(4);
  if (prediction.kind !== 'tokens') return;
  for (const token of prediction.tokens) {
    expect(token.probability).toBeGreaterThan(0);
    expect(token.probability).toBeLessThanOrEqual(1);
    expect(token.top[0]?.probability).toBeGreaterThanOrEqual(token.top.at(-1)?.probability ?? 1);
  }
});

test('a model trained on WebGPU re-opens from its file with equal outputs', async () => {
  const { live, opened } = await playground.page.evaluate(async () => {
    const run = (await window.bitnet.runs()).find(({ step, backend }) => step > 0 && backend === 'webgpu');
    if (run === undefined) throw new Error('no run has trained on WebGPU');
    const model = await window.bitnet.open(await window.bitnet.export(run.id, 'packed'), 'model.safetensors');
    const outputs = async (id: string) =>
      Promise.all(['0123', '9876', '5555'].map(async (prompt) => (await window.bitnet.predict(id, prompt)).output));
    return { live: await outputs(run.id), opened: await outputs(model.id) };
  });
  expect(opened).toEqual(live);
});

test.each([
  [{ mode: 'quaternary' }, 'invalid-experiment', /mode/],
  [{ numHeads: 3 }, 'invalid-experiment', /numHeads/],
])('a bad experiment %j is refused with code %s', async (experiment, code, message) => {
  const error = await playground.page.evaluate(async (bad) => {
    try {
      await Reflect.apply(window.bitnet.run, null, [bad]);
      return null;
    } catch (caught) {
      return caught instanceof Error
        ? { message: caught.message, code: Reflect.get(caught, 'code') }
        : { message: String(caught), code: null };
    }
  }, experiment);
  expect(error?.code).toBe(code);
  expect(error?.message).toMatch(message);
});

test('the page and its workers asked for nothing but the files of the site', () => {
  expect(playground.requests.length).toBeGreaterThan(3);
  const own = (address: string): boolean => address.startsWith(inject('siteUrl')) || /^(blob|data):/.test(address);
  expect(playground.requests.filter((address) => !own(address))).toEqual([]);
});
