/** Models that other programs made, and checkpoints, opened as a person opens them: what the page says, and what one can do. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn, launchBrowser, openPlayground, panel, tinyLink, type Playground } from './playground';

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
  browser = await launchBrowser({ webgpu: false, still: true });
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
  await page.getByText('opened for trying out').waitFor();

  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/read back bit for bit/).waitFor();
  expect(await dialog.getByText(/Take “Packed weights”, or train a run of your own/).count()).toBeGreaterThan(0);
  const { violations } = await axeOn(page).include('dialog').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the files of a folder that transformers saved are opened together, and not its weights alone', async () => {
  const { page } = playground;
  const files = Object.entries(unzipSync(new Uint8Array(fixture('transformers/packed.zip'))))
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]) => chosen(name.replace('packed/', ''), bytes));
  await open(page, ...files.filter(({ name }) => name === 'model.safetensors'));
  await page.getByText(/model\.safetensors holds only the weights of a model\. Drop its whole folder at once/).waitFor();
  await open(page, ...files);
  await page
    .getByText(/is open and runs from its packed weights/)
    .last()
    .waitFor();
  await tryIt(page, 'the old owl');
});

test('files that are no models of this page are refused in words, and what is read in another way is said', async () => {
  const { page } = playground;
  const refused = [
    ['16-i2s.gguf', /16-i2s\.gguf is a model of bitnet\.cpp \(I2_S, architecture “bitnet-b1\.58”\).* Open the original model instead/],
    ['16c-lfs-pointer.gguf', /16c-lfs-pointer\.gguf is a Git LFS pointer, not the model itself\. Run “git lfs pull”/],
    ['16d-sign-in-page.gguf', /16d-sign-in-page\.gguf is a web page without a model in it, perhaps one that asked to sign in/],
  ] as const;
  for (const [name, sentence] of refused) {
    await open(page, chosen(name, fixture(`cases/${name}`)));
    await page.getByText(sentence).waitFor();
  }
  await open(page, chosen('09-rope-linear-4.gguf', fixture('cases/09-rope-linear-4.gguf')));
  await page.getByText(/is open and runs from its packed weights.* Its positions are divided by 4 \(linear scaling\)/).waitFor();
  await tryIt(page, 'an owl');
  await open(page, chosen('08-relu2.gguf', fixture('cases/08-relu2.gguf')));
  await page.getByText(/“08-relu2.gguf” is open/).waitFor();
  const activations = await page.evaluate(async () => (await window.bitnet.runs()).map(({ experiment }) => experiment.activation));
  expect(activations).toContain('relu2');
  await tryIt(page, 'an owl');
});

test('a model with a tokenizer of its own reads the text as that tokenizer does', async () => {
  const { page } = playground;
  await open(page, chosen('10-add-prefix-space.zip', fixture('cases/10-add-prefix-space.zip')));
  await page.getByText(/“10-add-prefix-space.zip” is open.* activations are not rounded/).waitFor();
  const tried = panel(page, 'Try it');
  await tried.getByRole('textbox').fill('Once upon');
  await expect.poll(async () => (await tried.locator('.continuation-text').first().textContent())?.length ?? 0).toBeGreaterThan(9);
  // The first blank is the tokenizer's: with one typed, there are no other tokens.
  const [plain, blank] = await page.evaluate(async () => {
    const id =
      (await window.bitnet.runs()).find(({ experiment }) => experiment.hiddenSize === 64 && experiment.task === 'foreign')?.id ?? '';
    const told = await Promise.all(['Once upon', ' Once upon'].map(async (text) => window.bitnet.predict(id, text, { length: 5 })));
    return told.map((each) => (each.kind === 'tokens' ? each.tokens.map(({ probability }) => probability) : []));
  });
  expect(plain).toHaveLength(5);
  expect(plain).toEqual(blank);
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
