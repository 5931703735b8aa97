/** The X-ray of models, as a person would use it: files are dropped and chosen, of a few kilobytes and of eight gigabytes. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RangedSource } from '../../src/formats/xray/source';
import { f32Bytes, i2sBytes, q2Bytes, ternaryCodes } from '../formats/xray/model-files';
import { folderModel, GAMMA, ggufModel, HIDDEN, i2s } from '../formats/xray/small-models';
import { firstMatrixBytes, writeSparseGguf } from '../../tools/sparse-gguf.mjs';
import { countReads, memoryOfPages, scrollThrough, type Counted } from '../../tools/xray-watch.mjs';
import { dragIn } from './drag';
import { expectAccessibleDialog, launchBrowser, openPlayground, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true, alone: true });
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

test('a file of eight gigabytes: its first tensor costs its header and itself, in little memory, and its list scrolls', async () => {
  const [small, path] = [await saved(ggufModel(), 'small.gguf'), join(folder, 'eight-gigabytes.gguf')];
  await writeSparseGguf(path);
  const { page, close } = await openPlayground(browser, { hash: tinyLink() });
  await expect.poll(() => page.getByRole('button', { name: 'Train', exact: true }).isEnabled(), { timeout: 30_000 }).toBe(true);
  const dialog = await xray(page, [small]);
  await dialog.getByText('All 74 tensors examined').waitFor();
  // The worker is there: from here on everything that it reads is counted.
  const worker = await countReads(page);
  const memory = await memoryOfPages(browser);

  await drop(page, [path]);
  const tensor = dialog.getByRole('region', { name: 'blk.0.ffn_gate.weight' });
  await tensor.getByText('γ = 1.5').waitFor({ timeout: 60_000 });
  await dialog.getByText(/8\.\d+ GB/).waitFor();
  await tensor.getByText(/^−1 3[45]% · 0 31% · \+1 3[45]%$/).waitFor();
  // Two seconds are promised, and take so long only where so little is read: the header, in growing pieces, and the tensor,
  // once to count and once to draw. `npm run bench:xray` prints seconds.
  const { atFirstTensor } = await worker.evaluate(() => (globalThis as unknown as Counted).reads);
  expect(atFirstTensor).toBeLessThan(5 * 2 ** 20 + 2.1 * firstMatrixBytes);

  // The list is as long as the file is, and holds only what is in sight.
  await dialog.getByText('401 of 401').waitFor();
  const list = dialog.getByRole('listbox', { name: 'Tensors' });
  const scrolled = await list.evaluate(scrollThrough);
  expect(scrolled.rows).toBeLessThan(40);
  expect(scrolled.frames).toBeGreaterThan(60);
  // Each row is made about once as it comes into sight, and none again at every frame. `npm run bench:xray` prints milliseconds.
  console.log(`Scrolling: ${JSON.stringify(scrolled)}`);
  expect(scrolled.made).toBeGreaterThan(200);
  expect(scrolled.made).toBeLessThan(2 * 401);

  await list.focus();
  await page.keyboard.press('End');
  await dialog.getByRole('option', { selected: true, name: /token_embd/ }).waitFor();
  await page.keyboard.press('Home');
  await dialog.getByRole('option', { selected: true, name: /blk\.0\.ffn_gate/ }).waitFor();

  await dialog.getByText('All 401 tensors examined').waitFor({ timeout: 120_000 });
  // All that processes of pages have taken at any moment since; null where the system does not say.
  const grown = await memory.grownBytes();
  if (grown !== null) expect(grown).toBeLessThan(300e6);
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
    // Small enough to be counted whole.
    await dialog.getByText('All 74 tensors examined', { exact: true }).waitFor();
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

  test('one scale that a type repeats in every block is said to be one, and a small matrix is drawn whole', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
    await trainToTheEnd(page);
    const dialog = await xray(page, [await saved(ggufModel(), 'one-scale.gguf')]);
    const tensor = dialog.getByRole('region', { name: 'blk.0.attn_q.weight' });
    const fact = (term: string): Promise<string> =>
      tensor
        .locator('div', { has: page.getByText(term, { exact: true }) })
        .last()
        .innerText();
    await tensor.getByText('γ = 0.0707, the same in all 256 blocks').waitFor();
    expect(await fact('A scale for')).toMatch(/each block of 64 weights$/);
    await tensor.getByText(/one scale serves the whole matrix, repeated for each block of 64 weights; in your run/).waitFor();
    await tensor.getByText('All 128 rows and 128 columns: a dot for every weight.').waitFor();
    const map = tensor.getByRole('img', { name: /^Map of blk/ });
    expect(await map.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([128, 128]);
    expect((await map.boundingBox())!.width).toBeGreaterThanOrEqual(128);
    expect(await tensor.getByRole('radiogroup', { name: 'What the map shows' }).count()).toBe(0);
    await close();
  });

  test('scales that differ are said to differ, and a large matrix says what of it is drawn', async () => {
    const rows = 300;
    const weight = {
      name: 'blk.4.ffn_down.weight',
      shape: [rows, HIDDEN],
      type: 42,
      bytes: q2Bytes(ternaryCodes(rows * HIDDEN, 5), 64, (i) => 1 + i),
    };
    const { page, close } = await openPlayground(browser, { hash: tinyLink() });
    const dialog = await xray(page, [await saved(ggufModel({ extra: [weight] }), 'scales.gguf')]);
    await dialog.getByText('All 75 tensors examined').waitFor();
    await dialog.getByLabel('Filter by name or type').fill('blk.4');
    await dialog.getByRole('option', { name: /blk\.4/ }).click();
    const tensor = dialog.getByRole('region', { name: weight.name });
    await tensor.getByText('600, from 1 over 301 (median) to 600').waitFor();
    await tensor.getByText('96 of 300 rows and 128 of 128 columns, spread evenly').waitFor();
    await tensor.getByRole('radio', { name: 'Part, every weight' }).check({ force: true });
    await tensor.getByText('Rows 0 to 95, columns 0 to 127: a dot for every weight.').waitFor();
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
    await tensor.getByText(/^Your run, row 0 of 16, the same input: /).waitFor();
    await tensor.getByRole('img', { name: 'Map of blk.0.attn_q.weight: −1 blue, 0 grey, +1 orange' }).waitFor();
    await tensor.getByRole('img', { name: /^Every quantised weight of .* at step 12, 16 by 16, one dot each\./ }).waitFor();
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
      comparison: { second: { files: { name: string }[] }; text: string; tensors: { relation: string }[] } | null;
    };
    expect(summary.complete).toBe(true);
    expect(summary.findings.map(({ id, evidence }) => ({ id, evidence }))).toEqual([
      { id: 'tokens-beyond-embedding', evidence: { tokens: 80, rows: 64 } },
    ]);
    expect(summary.tensors.find(({ name }) => name === 'blk.3.ffn_down.weight')?.statistics.zeroShare).toBeCloseTo(0.31, 1);
    expect(summary.comparison).toBeNull();
    await view(page, /Comparison/);
    await dialog
      .getByLabel('Choose the other model')
      .last()
      .setInputFiles(await saved(ggufModel({ tokens: 80, scale: () => 1 / GAMMA }), 'other.gguf'));
    await dialog.getByText(/They part first at blk\.0\.attn_q\.weight: the scale is upside down/).waitFor();
    const { comparison } = JSON.parse(await download('Save as JSON')) as typeof summary;
    expect(comparison?.second.files[0]?.name).toBe('other.gguf');
    expect(comparison?.text).toContain('They part first at blk.0.attn_q.weight');
    expect(comparison?.tensors.filter(({ relation }) => relation === 'scale-inverted').length).toBeGreaterThan(20);
    const html = await download('Save as a page');
    expect(html).toContain('“tokens.gguf” beside “other.gguf”');
    expect(html).toContain('<td>blk.0.attn_q.weight</td><td>the scale is upside down: 1/γ in the place of γ</td>');
    expect(html).toContain('More tokens than embeddings');
    expect(html).toContain('<td>blk.3.ffn_down.weight</td>');
    const saidInTheDark = await page.context().newPage();
    await saidInTheDark.emulateMedia({ colorScheme: 'dark' });
    await saidInTheDark.setContent(html);
    expect(await saidInTheDark.locator('h1').evaluate((title) => getComputedStyle(title).color)).toBe('rgb(255, 255, 255)');
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
