/** A model leaves the page as a file and comes back as the same model. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, tiny, tinyLink, type Playground } from './playground';

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  playground = await openPlayground(browser, { hash: tinyLink() });
});
afterAll(async () => {
  await playground.close();
  await browser.close();
});

// One trained on WebGPU is in training.test.ts, where a run has compiled its kernels anyway.
test.each(['ternary', 'binary', 'none'] as const)('a %s model re-opens from its file with equal outputs', async (mode) => {
  const result = await playground.page.evaluate(
    async ([experiment, chosen]) => {
      const trained = await window.bitnet.run({ ...experiment, ...chosen }, { steps: 4 });
      const format = (await window.bitnet.formats(trained.id)).find(({ available }) => available);
      if (format === undefined) throw new Error('no format is available');
      const bytes = await window.bitnet.export(trained.id, format.id);
      const opened = await window.bitnet.open(bytes, 'model.safetensors');
      const prompts = ['0123', '9876', '5555'];
      const predictions = async (id: string) => Promise.all(prompts.map((prompt) => window.bitnet.predict(id, prompt)));
      return { trained, opened, sizeBytes: bytes.length, live: await predictions(trained.id), read: await predictions(opened.id) };
    },
    [tiny, { mode, backend: 'wasm' }] as const,
  );

  expect(result.opened).toMatchObject({ mode, step: 4, parameters: result.trained.parameters, opened: true });
  expect(result.read.map(({ output }) => output)).toEqual(result.live.map(({ output }) => output));
  for (const [index, live] of result.live.entries()) {
    const read = result.read[index];
    if (live.kind !== 'tokens' || read?.kind !== 'tokens') throw new Error('a prediction of another kind');
    for (const [position, token] of live.tokens.entries()) expect(read.tokens[position]?.probability).toBeCloseTo(token.probability, 4);
  }
  // The size that is shown of a run is that of its file, to the byte; names and settings come on top of the packed weights.
  expect(result.sizeBytes).toBe(result.trained.fileBytes);
  expect(result.sizeBytes).toBeGreaterThanOrEqual(result.trained.packedBytes);
  expect(result.sizeBytes).toBeLessThan(result.trained.packedBytes + 8_000);
});

test.each([
  ['empty', []],
  ['of another kind', [...new TextEncoder().encode('%PDF-1.7 this is a document, not a model')]],
  ['cut short', [255, 255, 0, 0, 0, 0, 0, 0, 123]],
])('a file that is %s is refused by its name, with what was expected and found as detail, and nothing is lost', async (_, bytes) => {
  const { error, before, after } = await playground.page.evaluate(async (content) => {
    const before = (await window.bitnet.runs()).map(({ id, step }) => ({ id, step }));
    const error = await window.bitnet.open(new Uint8Array(content), 'broken.safetensors').then(
      () => null,
      (caught: unknown) =>
        caught instanceof Error
          ? { message: caught.message, code: Reflect.get(caught, 'code'), detail: String(Reflect.get(caught, 'detail')) }
          : null,
    );
    return { error, before, after: (await window.bitnet.runs()).map(({ id, step }) => ({ id, step })) };
  }, bytes);
  expect(error?.code).toBe('bad-file');
  expect(error?.message).toMatch(/^broken\.safetensors (is|cannot) /);
  expect(error?.detail).toMatch(/expected .+found /i);
  expect(after).toEqual(before);
});
