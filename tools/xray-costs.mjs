/**
 * What the X-ray costs on a file of eight gigabytes, in the built page: `npm run bench:xray`. Bytes, memory and processor time are
 * the same on a busy machine; seconds are not.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { buildSite } from './build-site.mjs';
import { findBrowser } from './find-browser.mjs';
import { mainThreadTasks } from './main-thread-tasks.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';
import { writeSparseGguf } from './sparse-gguf.mjs';
import { countReads, memoryOfPages, scrollThrough } from './xray-watch.mjs';

const limitMs = 600_000;
const folder = await mkdtemp(join(tmpdir(), 'bitnet-xray-'));
const path = join(folder, 'eight-gigabytes.gguf');
await writeSparseGguf(path);
const server = await serveFolder({ folder: await buildSite() });
const browser = await chromium.launch({ ...launchOptions(await findBrowser(), { webgpu: false }), headless: true });
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(limitMs);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'X-ray of a model' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'X-ray of a model' });
  const chooser = dialog.getByLabel('Choose the files of a model').last();
  // A text that is no model: its worker is there afterwards, and counted.
  await chooser.setInputFiles({ name: 'none.gguf', mimeType: 'application/octet-stream', buffer: Buffer.from('none') });
  await dialog.getByRole('alert').waitFor();
  const worker = await countReads(page);
  const memory = await memoryOfPages(browser);

  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  await dialog.locator('input[type=file]').last().setInputFiles(path);
  await dialog.getByText('γ = 1.5').first().waitFor();
  const first = seconds();
  const { atFirstTensor } = await worker.evaluate(
    () => /** @type {import('./xray-watch.mjs').Counted} */ (/** @type {unknown} */ (globalThis)).reads,
  );
  const scrolled = { frames: 1, rows: 0 };
  const tasks = await mainThreadTasks(page, async () => {
    Object.assign(scrolled, await dialog.getByRole('listbox', { name: 'Tensors' }).evaluate(scrollThrough));
  });
  await dialog.getByText(/^All \d+ tensors examined/).waitFor();
  const all = seconds();
  const { read } = await worker.evaluate(
    () => /** @type {import('./xray-watch.mjs').Counted} */ (/** @type {unknown} */ (globalThis)).reads,
  );
  const grown = await memory.grownBytes();
  const megabytes = (/** @type {number | null} */ bytes) => (bytes === null ? '–' : `${(bytes / 1e6).toFixed(1)} MB`);
  const perFrame = tasks.reduce((sum, ms) => sum + ms, 0) / scrolled.frames;
  for (const [what, value] of [
    ['first tensor after', first],
    ['of it read: header and tensor, twice', megabytes(atFirstTensor)],
    ['all tensors examined after', all],
    ['of them read', megabytes(read)],
    ['most memory of the page beyond that before', megabytes(grown)],
    ['rows of the list that are drawn', String(scrolled.rows)],
    ['processor time of the main thread a frame, scrolling', `${perFrame.toFixed(1)} ms`],
  ])
    console.log(`| ${what} | ${value} |`);
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
