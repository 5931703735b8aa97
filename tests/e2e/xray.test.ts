/** The X-ray of models, as a person would use it: files are dropped and chosen, of a few kilobytes and of eight gigabytes. */
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RangedSource } from '../../src/formats/xray/source';
import { f32Bytes, ggufHeaderBytes, i2sBytes, ternaryCodes } from '../formats/xray/model-files';
import { folderModel, GAMMA, ggufModel, HIDDEN, i2s } from '../formats/xray/small-models';
import { dragIn } from './drag';
import { expectAccessibleDialog, launchBrowser, openPlayground, threadTime, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  folder = await mkdtemp(join(tmpdir(), 'xray-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function saved(source: RangedSource, name = source.name): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await source.read(0, source.sizeBytes));
  return path;
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'X-ray of a model' });
const view = (page: Page, name: RegExp): Promise<void> => dialogOf(page).getByRole('radio', { name }).check({ force: true });

async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const drag = await dragIn(page, { paths });
  await drag.over({ x: 700, y: 400 });
  await drag.drop();
}

/** Opens the dialog by its entry and gives it files. */
async function xray(page: Page, paths: readonly string[]): Promise<Locator> {
  await page.getByRole('button', { name: 'X-ray of a model' }).click();
  const dialog = dialogOf(page);
  await dialog
    .getByLabel('Choose the files of a model')
    .last()
    .setInputFiles([...paths]);
  return dialog;
}

/** Two blocks of a model of two billion weights in I2_S, and an embedding that fills the file to eight gigabytes: nothing but its claims and two matrices is written. */
async function sparseModel(): Promise<string> {
  const [hidden, rows] = [2560, 6912];
  const matrix = { type: 36, sizeBytes: (hidden * rows) / 4 + 32 };
  const tensors = [
    ...Array.from({ length: 30 }, (_, block) => [
      { name: `blk.${block}.ffn_gate.weight`, shape: [rows, hidden], ...matrix },
      { name: `blk.${block}.ffn_up.weight`, shape: [rows, hidden], ...matrix },
    ]).flat(),
    ...Array.from({ length: 340 }, (_, i) => ({
      name: `blk.${Math.floor(i / 12)}.extra_${i % 12}.weight`,
      shape: [hidden],
      type: 0,
      sizeBytes: 4 * hidden,
    })),
    { name: 'token_embd.weight', shape: [1_600_000, hidden], type: 1, sizeBytes: 2 * 1_600_000 * hidden },
  ];
  const { header, offsets, sizeBytes } = ggufHeaderBytes(
    { 'general.architecture': 'bitnet-b1.58', 'tokenizer.ggml.tokens': Array.from({ length: 128_256 }, (_, i) => `token ${i}`) },
    tensors,
  );
  const path = join(folder, 'eight-gigabytes.gguf');
  const file = await open(path, 'w');
  await file.write(header, 0, header.length, 0);
  const codes = i2sBytes(ternaryCodes(rows * hidden), hidden, '128', 1.5);
  await file.write(codes, 0, codes.length, header.length + (offsets[0] ?? 0));
  await file.truncate(sizeBytes);
  await file.close();
  return path;
}

test('a file of eight gigabytes shows its first tensor, its codes and its size, in little memory', { timeout: 120_000 }, async () => {
  const path = await sparseModel();
  const { page, close } = await openPlayground(browser, { hash: tinyLink() });
  await expect.poll(() => page.getByRole('button', { name: 'Train', exact: true }).isEnabled(), { timeout: 30_000 }).toBe(true);
  await drop(page, [path]);
  const dialog = dialogOf(page);
  const tensor = dialog.getByRole('region', { name: 'blk.0.ffn_gate.weight' });
  await tensor.getByText('γ = 1.5').waitFor({ timeout: 30_000 });
  await dialog.getByText(/8\.\d+ GB/).waitFor();
  await tensor.getByText(/^−1 3[45]% · 0 31% · \+1 3[45]%$/).waitFor();
  // Two seconds are promised on a machine that does nothing else; what has to be read for it is counted in
  // tests/worker/xray.test.ts.
  // The list is as long as the file is, and holds only what is in sight.
  await dialog.getByText('401 of 401').waitFor();
  expect(await dialog.getByRole('option').count()).toBeLessThan(40);
  const bytes = await page.evaluate(async () => {
    // Chromium alone has it, and on isolated pages only.
    const { measureUserAgentSpecificMemory: measure } = performance as {
      measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
    };
    return globalThis.crossOriginIsolated ? ((await measure?.call(performance))?.bytes ?? null) : null;
  });
  if (bytes !== null) expect(bytes).toBeLessThan(300e6);
  await close();
});

test('scrolling four hundred tensors holds nothing up, and keys choose among them', { timeout: 120_000 }, async () => {
  const path = await sparseModel();
  const { page, close } = await openPlayground(browser, { hash: tinyLink() });
  await drop(page, [path]);
  const list = dialogOf(page).getByRole('listbox', { name: 'Tensors' });
  await list.focus();
  await page.keyboard.press('End');
  await dialogOf(page)
    .getByRole('option', { selected: true, name: /token_embd/ })
    .waitFor();
  const workedMs = await threadTime(page);
  const frames = await list.evaluate(async (element) => {
    let count = 0;
    for (let top = 0; top < element.scrollHeight; top += 300) {
      element.scrollTop = top;
      await new Promise(requestAnimationFrame);
      count++;
    }
    return count;
  });
  // Sixty pictures a second leave 16.7 ms for each.
  expect((await workedMs()) / frames).toBeLessThan(16.7);
  await list.focus();
  await page.keyboard.press('Home');
  await dialogOf(page)
    .getByRole('option', { selected: true, name: /blk\.0\.ffn_gate/ })
    .waitFor();
  await close();
});

describe('what the X-ray says', () => {
  test('a scale that is upside down is diagnosed with its numbers', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const dialog = await xray(page, [await saved(ggufModel({ scale: () => 1 / GAMMA }), 'upside-down.gguf')]);
    await dialog.getByText('All 74 tensors examined').waitFor();
    await view(page, /Diagnosis \(1\)/);
    await dialog.getByText('The scale looks upside down').waitFor();
    await dialog.getByText(/median γ = 14\.1\), an input of size 1 leaves a matrix with size 133/).waitFor();
    await expectAccessibleDialog(page);
    await close();
  });

  test('a right model is told that this is no proof', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const dialog = await xray(page, [await saved(ggufModel(), 'right.gguf')]);
    await dialog.getByText('All 74 tensors examined').waitFor();
    await view(page, /Diagnosis \(0\)/);
    await dialog.getByText('Nothing was found that matches a known mistake.').waitFor();
    await close();
  });

  test('two files are compared, and the layout of the second is found', async () => {
    const [weights, config] = folderModel();
    const paths = [await saved(weights as RangedSource), await saved(config as RangedSource)];
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const dialog = await xray(page, paths);
    await dialog.getByText('All 74 tensors examined').waitFor();
    await view(page, /Comparison/);
    await dialog
      .getByLabel('Choose the other model')
      .last()
      .setInputFiles(await saved(ggufModel(i2s('64')), 'arm.gguf'));
    await dialog.getByText('They part first at model.layers.0.self_attn.q_proj.weight: the same codes in another layout of I2_S').waitFor();
    expect(await dialog.getByRole('row').count()).toBe(29);
    await dialog.getByLabel('Only those that differ').uncheck();
    expect(await dialog.getByRole('row').count()).toBe(47);
    await expectAccessibleDialog(page);
    await close();
  });

  test('one row is computed on an input of one’s own, and beside it that of a run trained here', async () => {
    const codes = Int8Array.from({ length: HIDDEN * HIDDEN }, (_, i) => [1, 0, -1, 1][i % 4] ?? 0);
    const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
    await trainToTheEnd(page);
    const dialog = await xray(page, [
      await saved(ggufModel({ ...i2s('128', 0.5), matrix: () => ({ type: 36, bytes: i2sBytes(codes, HIDDEN, '128', 0.5) }) }), 'row.gguf'),
    ]);
    const tensor = dialog.getByRole('region', { name: 'blk.0.attn_q.weight' });
    await tensor.getByLabel('Your input').fill('1 5 2 3');
    // 32 times: 1 and 3 under +, 2 under −.
    await tensor.getByText('64 inputs under +, 32 under −, 32 under 0.').waitFor();
    await tensor.getByText('(128 − 64) · 0.5 = 32').waitFor();
    await tensor.getByText(/^Your run, row 0, the same input: /).waitFor();
    await tensor.getByText(/^In the file 25% of the codes are 0, .* in your run \d+% of the codes are 0/).waitFor();
    await tensor.getByLabel('Your input').fill('1 x');
    await tensor.getByText('Write numbers with blanks between, such as 1 -2 0.5.').waitFor();
    await close();
  });

  test('what was found is saved as JSON and as a page', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const dialog = await xray(page, [await saved(ggufModel({ tokens: 80 }), 'tokens.gguf')]);
    await dialog.getByText('All 74 tensors examined').waitFor();
    const download = async (name: string): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name }).click()]);
      return readFile(await file.path(), 'utf8');
    };
    const summary = JSON.parse(await download('Save as JSON')) as {
      complete: boolean;
      findings: { id: string; evidence: object }[];
      tensors: { name: string; statistics: { zeroShare: number } }[];
    };
    expect(summary.complete).toBe(true);
    expect(summary.findings.map(({ id, evidence }) => ({ id, evidence }))).toEqual([
      { id: 'tokens-beyond-embedding', evidence: { tokens: 80, rows: 64 } },
    ]);
    expect(summary.tensors.find(({ name }) => name === 'blk.3.ffn_down.weight')?.statistics.zeroShare).toBeCloseTo(0.31, 1);
    const html = await download('Save as a page');
    expect(html).toContain('More tokens than embeddings');
    expect(html).toContain('<td>blk.3.ffn_down.weight</td>');
    await close();
  });
});

describe('ways in', () => {
  test('what the page cannot run is offered to be looked at', async () => {
    const path = await saved(ggufModel({ architecture: 'llama' }), 'llama.gguf');
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    await drop(page, [path]);
    await page.getByText('Its tensors can still be looked at, one by one.').waitFor();
    await page.getByRole('button', { name: 'X-ray', exact: true }).click();
    await dialogOf(page).getByText('architecture llama').waitFor();
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    await close();
  });

  test('what is no model is said to be none, and another can be dropped on the dialog', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const picture = join(folder, 'picture.gguf');
    await writeFile(picture, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
    const dialog = await xray(page, [picture]);
    await dialog.getByRole('alert').getByText('“picture.gguf” is a picture.').waitFor();
    await drop(page, [await saved(ggufModel(), 'dropped.gguf')]);
    await dialog.getByText('dropped.gguf').waitFor();
    await dialog.getByRole('option').first().waitFor();
    await close();
  });

  test('another program’s header of nonsense is refused in a sentence', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const path = join(folder, 'nonsense.gguf');
    await writeFile(path, new Uint8Array([...new TextEncoder().encode('GGUF'), 3, 0, 0, 0, ...f32Bytes([1, 2, 3, 4])]));
    const dialog = await xray(page, [path]);
    await dialog
      .getByRole('alert')
      .getByText(/“nonsense\.gguf” could not be read\. Expected a number of tensors/)
      .waitFor();
    await close();
  });
});
