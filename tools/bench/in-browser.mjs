import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { assemblyScript } from '../assemblyscript.mjs';
import { cacheFolder } from '../cache-folder.mjs';
import { findBrowser } from '../find-browser.mjs';
import { launchOptions } from '../probe-browser.mjs';
import { serveFolder } from '../serve-folder.mjs';
import { benchFolder } from './install.mjs';

/** @typedef {import('./compare').BenchRow} BenchRow */

/**
 * Builds the benchmark's page and measures in a headless browser.
 * @param {readonly import('./sizes').SizeId[]} sizes
 * @param {(line: string) => void} log
 * @returns {Promise<{ rows: BenchRow[], adapter: string }>}
 */
export async function measureInBrowser(sizes, log) {
  const folder = join(cacheFolder, 'bench-page');
  await build({ root: benchFolder, configFile: false, base: './', plugins: [assemblyScript()], logLevel: 'error', worker: { format: 'es' }, build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4096 } });
  const server = await serveFolder({ folder });
  const found = await findBrowser({ log });
  const browser = await chromium.launch({ ...launchOptions(found), headless: true });
  try {
    /** @type {BenchRow[]} */
    const rows = [];
    for (const where of /** @type {const} */ (['webgpu', 'wasm', 'stockWasm'])) {
      for (const size of sizes) {
        log(`${where}, ${size} …`);
        // A page for each: nothing of one is left when the next begins.
        const page = await browser.newPage();
        page.on('pageerror', (error) => log(String(error)));
        await page.goto(server.url);
        rows.push(...(await page.evaluate(([executor, id]) => window.bench[executor](id), /** @type {const} */ ([where, size]))));
        await page.close();
      }
    }
    return { rows, adapter: found.adapter };
  } finally {
    await browser.close();
    await server.close();
  }
}
