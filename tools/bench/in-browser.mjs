import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { assemblyScript } from '../assemblyscript.mjs';
import { cacheFolder } from '../cache-folder.mjs';
import { findBrowser } from '../find-browser.mjs';
import { launchOptions } from '../probe-browser.mjs';
import { serveFolder } from '../serve-folder.mjs';
import { isolation } from '../site-headers.mjs';
import { standalonePage } from '../standalone-page.mjs';
import { benchFolder } from './install.mjs';
import { findTorch } from '../find-torch.mjs';
import { startTorch } from './native/torch-process.mjs';

/** @typedef {import('./compare').BenchRow} BenchRow */

/**
 * Builds the benchmark's page and measures in a headless browser.
 * @param {readonly import('./sizes').SizeId[]} sizes
 * @param {(line: string) => void} log
 * @param {{ processorOnly?: boolean, only?: readonly string[] | undefined }} [options]
 * @returns {Promise<{ rows: BenchRow[], adapter: string }>}
 */
export async function measureInBrowser(sizes, log, { processorOnly = false, only } = {}) {
  const folder = join(cacheFolder, 'bench-page');
  await build({
    root: benchFolder,
    configFile: false,
    base: './',
    plugins: [assemblyScript(), standalonePage()],
    logLevel: 'error',
    worker: { format: 'es', plugins: () => [assemblyScript(), standalonePage()] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4096 },
  });
  const torch = await findTorch();
  if ('missing' in torch) log(`Native PyTorch: skipped, ${torch.missing}.`);
  // Isolated, so that threads may share memory; nothing else is different.
  const server = await serveFolder({ folder, headers: isolation });
  const found = await findBrowser({ log });
  const browser = await chromium.launch({ ...launchOptions(found), headless: true });
  try {
    /** @type {BenchRow[]} */
    const rows = [];
    const [first = 'tiny'] = sizes;
    /** @type {readonly (readonly [import('./page').BenchId, readonly import('./sizes').SizeId[]])[]} */
    const all = [
      ['webgpu', processorOnly ? [] : sizes],
      ['wasm', sizes],
      ['stockWasm', sizes],
      ['threads', sizes],
      ['arms', [first]],
      ['packed', [first]],
      ['native', 'python' in torch ? ['wide64', 'wide128', 'wide256'] : []],
    ];
    const asked = all.filter(([where]) => only === undefined || only.includes(where));
    for (const [where, id] of asked.flatMap(([where, ids]) => ids.map((id) => /** @type {const} */ ([where, id])))) {
      log(`${where}, ${id} …`);
      // A page for each: nothing of one is left when the next begins.
      const page = await browser.newPage();
      page.on('pageerror', (error) => log(String(error)));
      if (where === 'native' && 'python' in torch) await offerTorch(page, torch.python);
      await page.goto(server.url);
      rows.push(...(await page.evaluate(([executor, ofSize]) => window.bench[executor](ofSize), /** @type {const} */ ([where, id]))));
      await page.close();
    }
    return { rows, adapter: found.adapter };
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Lets a page start PyTorch, ask for its steps and end it.
 * @param {import('playwright').Page} page
 * @param {string} python
 */
async function offerTorch(page, python) {
  const torch = startTorch(python);
  await page.exposeFunction('startTorch', torch.ask);
  await page.exposeFunction('stepOfTorch', torch.ask);
  await page.exposeFunction('endTorch', torch.end);
  page.on('close', torch.end);
}
