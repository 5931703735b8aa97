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

/** @typedef {import('./compare').BenchRow} BenchRow */

/**
 * Builds the benchmark's page and measures in a headless browser.
 * @param {readonly import('./sizes').SizeId[]} sizes
 * @param {(line: string) => void} log
 * @param {{ processorOnly?: boolean }} [options]
 * @returns {Promise<{ rows: BenchRow[], adapter: string }>}
 */
export async function measureInBrowser(sizes, log, { processorOnly = false } = {}) {
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
  // Isolated, so that threads may share memory; nothing else is different.
  const server = await serveFolder({ folder, headers: isolation });
  const found = await findBrowser({ log });
  const browser = await chromium.launch({ ...launchOptions(found), headless: true });
  try {
    /** @type {BenchRow[]} */
    const rows = [];
    /** @type {readonly import('./page').BenchId[]} */
    const ofEverySize = [...(processorOnly ? [] : /** @type {const} */ (['webgpu'])), 'wasm', 'stockWasm', 'threads'];
    const [size = 'tiny'] = sizes;
    for (const [where, id] of [
      ...ofEverySize.flatMap((where) => sizes.map((id) => /** @type {const} */ ([where, id]))),
      /** @type {const} */ (['arms', size]),
      /** @type {const} */ (['packed', size]),
    ]) {
      log(`${where}${ofEverySize.includes(where) ? `, ${id}` : ''} …`);
      // A page for each: nothing of one is left when the next begins.
      const page = await browser.newPage();
      page.on('pageerror', (error) => log(String(error)));
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
