/** Models that other programs made, and checkpoints, opened as a person opens them: what the page says, and what one can do. */
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, type Playground } from './playground';

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const fixture = (path: string): Buffer => readFileSync(fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url)));
const chosen = (name: string, bytes: Uint8Array): Chosen => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
  playground = await openPlayground(browser, { hash: tinyLink({ backend: 'wasm', modes: 'ternary' }), colorScheme: 'dark' });
});
afterAll(async () => {
  await playground.close();
  await browser.close();
});

async function open(page: Page, ...files: Chosen[]): Promise<void> {
  await page.getByLabel('Open a packed model').setInputFiles(files);
}

/** Types a beginning, and waits until the model has gone on with it from packed weights. */
async function tryIt(page: Page, beginning: string): Promise<void> {
  const tried = panel(page, 'Try it');
  await tried.getByRole('textbox').fill(beginning);
  await expect
    .poll(async () => (await tried.locator('.continuation-text').first().textContent())?.length ?? 0)
    .toBeGreaterThan(beginning.length);
  await tried.getByText(/Answered from packed weights: ternary/).waitFor();
}

test('a GGUF file that llama.cpp made is tried, looked into and saved again; what cannot be done says why', async () => {
  const { page } = playground;
  // Not while the first models are being built, when nothing can be trained anyway.
  await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor();
  await open(page, chosen('from-llama.gguf', fixture('llama-quantize/q8_0.gguf')));
  await page.getByText(/“from-llama.gguf” is open/).waitFor();
  await tryIt(page, 'an owl');
  await panel(page, 'Weights').getByRole('img').first().waitFor();
  expect(await page.getByRole('button', { name: 'Train', exact: true }).isDisabled()).toBe(true);
  await page.getByText('opened to try, not to train').waitFor();

  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/read back bit for bit/).waitFor();
  expect(await dialog.getByText(/Take “Packed weights”, or train a run of your own/).count()).toBeGreaterThan(0);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the files of a folder that transformers saved are opened together, and not its weights alone', async () => {
  const { page } = playground;
  const files = Object.entries(unzipSync(new Uint8Array(fixture('transformers/packed.zip'))))
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]) => chosen(name.replace('packed/', ''), bytes));
  await open(page, ...files.filter(({ name }) => name === 'model.safetensors'));
  await page.getByText(/model\.safetensors holds the weights of a model alone\. Drop its whole folder at once/).waitFor();
  await open(page, ...files);
  await page
    .getByText(/is open and runs from its packed weights/)
    .last()
    .waitFor();
  await tryIt(page, 'the old owl');
});

test('a checkpoint is back at its step, and Resume goes on from there', async () => {
  const { page } = playground;
  const bytes = await page.evaluate(async () => {
    const { id } = await window.bitnet.run(
      { hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 8, batchSize: 8, steps: 12, mode: 'ternary', backend: 'wasm' },
      { steps: 5 },
    );
    const file = await window.bitnet.export(id, 'checkpoint');
    return [...file];
  });
  await open(page, chosen('half-way.checkpoint.safetensors', Uint8Array.from(bytes)));
  await page.getByText(/is a checkpoint: the run is back at step 5 of 12, and Resume goes on from there/).waitFor();
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByText('finished', { exact: true }).waitFor();
});
