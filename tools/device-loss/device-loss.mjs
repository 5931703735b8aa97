/**
 * How long a lost device holds up training: `npm run bench:loss`, `-- --rounds 9`, `-- --json` for machines. Trains the
 * three arms of the default comparison on WebGPU with the engine of the page, and destroys their device. Of a page for
 * each round, because a device that is lost twice is not trusted any more.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { buildToolPage } from '../build-tool-page.mjs';
import { findBrowser } from '../find-browser.mjs';
import { launchOptions } from '../probe-browser.mjs';
import { serveFolder } from '../serve-folder.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
/** Devices are lost at any moment of a step: the rounds are spread over so many ms. */
const spreadMs = 500;

const server = await serveFolder({ folder: await buildToolPage('device-loss') });
const found = await findBrowser();
const browser = await chromium.launch({ ...launchOptions(found), headless: true });
try {
  /** @type {import('./page').Loss[]} */
  const losses = [];
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(String(error)));
    await page.goto(server.url);
    losses.push(await page.evaluate((afterMs) => window.loseDevice(afterMs), (spreadMs * round) / rounds));
    await page.close();
  }
  if (values.json) console.log(JSON.stringify(losses, null, 2));
  else {
    console.log(
      `\nHeadless Chromium, WebGPU adapter "${found.adapter}", ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}: ${rounds} losses of a device under three arms\n`,
    );
    for (const { replacedMs, wentOnMs, backend, pipelines } of losses)
      console.log(
        `replaced by ${backend} after ${replacedMs.toFixed(0)} ms (${pipelines} kernels compiled), new steps after ${wentOnMs.toFixed(0)} ms`,
      );
  }
} finally {
  await browser.close();
  await server.close();
}
