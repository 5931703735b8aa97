/** The page on the processor: where its workers may share memory, where they may not, and where there is no SIMD. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Inspection, RunSummary } from '../../src/worker/protocol';
import { serveFolder } from '../../tools/serve-folder.mjs';
import { isolation } from '../../tools/site-headers.mjs';
import { launchBrowser, openPlayground, tiny, tinyLink, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ still: true });
});
afterAll(async () => browser.close());

/** Long enough for helpers to start and for every number of threads to be tried. */
const experiment = { task: 'reverse', hiddenSize: 32, numLayers: 1, steps: 150, seed: 4, backend: 'wasm' } as const;

async function trained({ page }: Playground): Promise<{
  readonly summary: RunSummary;
  readonly inspection: Inspection;
  readonly fileBytes: number;
  readonly isolated: boolean;
}> {
  return page.evaluate(async (settings) => {
    const { bitnet } = window;
    const summary = await bitnet.run(settings);
    const [inspection, file] = [await bitnet.inspect(summary.id), await bitnet.export(summary.id, 'packed')];
    return { summary, inspection, fileBytes: file.length, isolated: window.crossOriginIsolated };
  }, experiment);
}

/** The same whatever took the steps. */
const numbersOf = ({ trainLossNats, heldOutLossNats, score, path }: RunSummary) => ({ trainLossNats, heldOutLossNats, score, path });

test('where workers share memory, a step is divided among cores, and gives the same numbers', async () => {
  const server = await serveFolder({ folder: inject('siteFolder'), base: '/some/where/', headers: isolation });
  try {
    const prelude = (): void => void Object.defineProperty(navigator, 'hardwareConcurrency', { value: 3 });
    const shared = await openPlayground(browser, { url: server.url, prelude });
    const together = await trained(shared);
    expect(together.isolated).toBe(true);
    expect(shared.requests.filter((address) => address.includes('step-helper')).length).toBeGreaterThan(0);
    await shared.close();

    const plain = await openPlayground(browser);
    const alone = await trained(plain);
    expect(alone.isolated).toBe(false);
    expect(plain.requests.filter((address) => address.includes('step-helper'))).toEqual([]);
    await plain.close();

    expect(numbersOf(together.summary)).toEqual(numbersOf(alone.summary));
    expect(together.inspection).toEqual(alone.inspection);
    expect(together.fileBytes).toBeGreaterThan(1000);
    expect(alone.summary).toMatchObject({ path: 'plan', threads: 1 });
  } finally {
    await server.close();
  }
});

test('where there is no SIMD, the page says so and trains with the definition', async () => {
  // Chromium finds none on a processor that it takes to be older than SSE 4.1.
  const older = await launchBrowser({ flags: ['--js-flags=--no-enable-sse4-1'] });
  try {
    const { page, close } = await openPlayground(older, { hash: tinyLink({ backend: 'wasm' }) });
    const summary = await page.evaluate(async (settings) => window.bitnet.run({ ...settings, steps: 3, backend: 'wasm' }), tiny);
    expect(summary).toMatchObject({ backend: 'wasm', path: 'definition', step: 3, planRefusal: expect.stringContaining('no SIMD') });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const line = page.locator('summary', { hasText: 'WebAssembly' });
    await line.click();
    await page.getByText("This browser's WebAssembly has no SIMD").waitFor();
    await page.getByText('Training steps go through TensorFlow.js').waitFor();
    await close();
  } finally {
    await older.close();
  }
});
