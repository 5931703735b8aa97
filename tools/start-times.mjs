/**
 * How long a visitor waits for Train: `npm run bench:start`. Opens the built page in a real Chromium on three lines and two
 * processors, with an empty cache and with a full one, and prints the milliseconds from opening the address until something
 * is painted, until Train can be pressed, and from the press to the first step; with the bytes that had come by then. Then that
 * press again, medians of five, at once and after ten seconds of looking. Without a graphics card; times are those of this
 * machine. At last what an idle visit costs that machine; `-- --idle` that alone, `--beside FOLDER` in turn with a site
 * that was built before, and `--seconds 40` longer, for a machine that has other things to do. The line is the page's; whether
 * a worker's own requests are slowed with it is the browser's affair. Files are sent as `npm run serve` sends them: compressed,
 * and kept by the browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { buildSite } from './build-site.mjs';
import { findBrowser } from './find-browser.mjs';
import { idleTable, measuresMemory, median } from './idle-visit.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';

const limitMs = 120_000;
/** Throughput in kilobits a second, and the time of a round trip in ms; null: as fast as it goes. */
const lines = { 'this machine': null, '10 Mbit/s': { kilobits: 10_000, latencyMs: 40 }, '1.6 Mbit/s': { kilobits: 1600, latencyMs: 150 } };
/** How many times slower. */
const processors = [1, 4];

const { values: chosen } = parseArgs({
  options: { idle: { type: 'boolean', default: false }, beside: { type: 'string' }, seconds: { type: 'string', default: '10' } },
});
const folder = await buildSite();
const server = await serveFolder({ folder, forPeople: true });
const { args, ...options } = launchOptions(await findBrowser(), { webgpu: false });
const browser = await chromium.launch({ ...options, args: [...args, measuresMemory], headless: true });
try {
  if (!chosen.idle) await printWaits();
  const sites = chosen.beside === undefined ? [folder] : [chosen.beside, folder];
  console.log(`\n${await idleTable(browser, sites, Number(chosen.seconds))}`);
} finally {
  await browser.close();
  await server.close();
}

async function printWaits() {
  console.log(await bytesTable());
  console.log('\n| line | processor | cache | first paint | Train can be pressed | from the press to step 1 |');
  console.log('|---|---|---|---:|---:|---:|');
  for (const [name, line] of Object.entries(lines))
    for (const slower of processors) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
      for (const cache of ['empty', 'full']) {
        const { paintMs, readyMs, stepMs } = await visit(context, line, slower);
        console.log(`| ${name} | ${slower}× | ${cache} | ${paintMs.toFixed(0)} | ${readyMs.toFixed(0)} | ${stepMs.toFixed(0)} |`);
      }
      await context.close();
    }
  console.log('\n| Train is pressed | from the press to step 1, of every arm |');
  console.log('|---|---:|');
  for (const looksMs of [0, 10_000]) {
    const times = [];
    for (let round = 0; round < 5; round++) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
      times.push((await visit(context, null, 1, looksMs)).stepMs);
      await context.close();
    }
    const when = looksMs === 0 ? 'at once' : `after ${looksMs / 1000} s`;
    console.log(`| ${when} | ${median(times).toFixed(0)} (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}) |`);
  }
}

/** What a visit with an empty cache has fetched, in bytes of gzip: until the panels are painted, with every script held back, and until Train can be pressed. */
async function bytesTable() {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(noteTimes);
  /** @type {Set<string>} */
  const asked = new Set();
  context.on('request', (request) => asked.add(request.url().slice(server.url.length) || 'index.html'));
  // Said by the page at that moment: asked for a moment later, much more has been asked for behind it.
  /** @type {(names: readonly string[]) => void} */
  let ready = () => {};
  const askedByReady = new Promise((/** @type {(names: readonly string[]) => void} */ resolve) => (ready = resolve));
  await page.exposeFunction('trainReady', () => ready([...asked]));
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  // Of TensorFlow.js nothing is needed until somebody looks inside.
  await context.route(/tfjs|tensorflow|\/wasm-/, (route) => route.abort());
  await page.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const painted = [...asked].filter((name) => !/\.js$|favicon|manifest/.test(name));
  release();
  const byReady = await askedByReady;
  // What the page itself has asked for since, it did not wait for.
  const later = await page.evaluate(() => {
    const { readyMs } = Reflect.get(window, 'seen');
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime > readyMs)
      .map(({ name }) => name);
  });
  const all = byReady.filter((name) => !/favicon|manifest/.test(name) && !later.includes(server.url + name));
  await context.close();
  const inAll = (/** @type {readonly string[]} */ names) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0).toLocaleString('en');
  return `| until | files | bytes of gzip |\n|---|---:|---:|\n| the first paint | ${painted.length} | ${inAll(painted)} |\n| Train can be pressed: all that was asked for, a newcomer’s recording and what comes behind the engine included | ${all.length} | ${inAll(all)} |`;
}

/**
 * @param {import('playwright').BrowserContext} context
 * @param {{ kilobits: number, latencyMs: number } | null} line
 * @param {number} slower
 * @param {number} looksMs How long the visitor looks at the page before pressing Train.
 */
async function visit(context, line, slower, looksMs = 0) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (line !== null) {
    const bytes = (line.kilobits * 1000) / 8;
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
  }
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(noteTimes);
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'seen')?.readyMs !== undefined, undefined, { timeout: limitMs });
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor({ timeout: limitMs });
  // Models that are being made still count as waiting: what is measured is a press at rest.
  while ((await page.evaluate(async () => (await window.bitnet.runs()).length)) < 3) await page.waitForTimeout(50);
  await page.waitForTimeout(looksMs);
  const pressedMs = await page.evaluate(() => {
    const train = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Train');
    const now = performance.now();
    train?.click();
    return now;
  });
  await page.waitForFunction(() => Reflect.get(window, 'seen').stepMs !== undefined, undefined, { timeout: limitMs });
  const { readyMs, stepMs, paintMs } = await page.evaluate(() => ({
    ...Reflect.get(window, 'seen'),
    paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }));
  await page.close();
  return { paintMs, readyMs, stepMs: stepMs - pressedMs };
}

/** Runs in the page: notes in `seen` when Train can first be pressed and when step 1 is drawn, in ms since it was opened. */
function noteTimes() {
  /** @type {Record<string, number>} */
  const seen = {};
  Reflect.set(window, 'seen', seen);
  const look = () => {
    const train = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Train');
    if (train?.disabled === false && seen['readyMs'] === undefined) {
      seen['readyMs'] = performance.now();
      Reflect.get(window, 'trainReady')?.();
    }
    const step = Number(document.querySelector('.progress-step b')?.textContent ?? 0);
    if (step > 0) seen['stepMs'] ??= performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
