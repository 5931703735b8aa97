/**
 * What a visitor costs a machine who opens the page and presses nothing: requests, scripts, processor time and memory. A part of
 * `npm run bench:start`.
 */
import { serveFolder } from './serve-folder.mjs';

/** Lets a page say at once how much memory it and its workers hold. */
export const measuresMemory = '--enable-blink-features=ForceEagerMeasureMemory';

const rounds = 3;

/** @typedef {{ requests: number, ofServiceWorker: number, scripts: number, styles: number, mainThreadMs: number, longMs: number, processorMs: number, megabytes: number }} IdleVisit */

/**
 * One visit with an empty cache, on a phone.
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {'allow' | 'block'} serviceWorkers
 * @param {number} seconds
 * @returns {Promise<IdleVisit>}
 */
async function idleVisit(browser, url, serviceWorkers, seconds) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, serviceWorkers });
  try {
    let requests = 0;
    let ofServiceWorker = 0;
    context.on('request', (request) => {
      if (request.serviceWorker() === null) requests += 1;
      else ofServiceWorker += 1;
    });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const machine = await browser.newBrowserCDPSession();
    const renderersMs = async () => {
      const { processInfo } = await machine.send('SystemInfo.getProcessInfo');
      return 1000 * processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    };
    await page.addInitScript(noteLongTasks);
    const before = await renderersMs();
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForTimeout(1000 * seconds);
    const processorMs = (await renderersMs()) - before;
    const { metrics } = await devtools.send('Performance.getMetrics');
    const mainThreadMs = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    const seen = await page.evaluate(() => ({
      longMs: Number(Reflect.get(window, 'longMs')),
      scripts: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
      styles: document.styleSheets.length,
    }));
    const megabytes = (await page.evaluate(bytesOfPageAndWorkers)) / 2 ** 20;
    return { requests, ofServiceWorker, mainThreadMs, processorMs, megabytes, ...seen };
  } finally {
    await context.close();
  }
}

/**
 * Medians of visits to each site in turn, with a service worker and without.
 * @param {import('playwright').Browser} browser
 * @param {readonly string[]} folders
 * @param {number} seconds How long each visitor looks.
 */
export async function idleTable(browser, folders, seconds) {
  const servers = await Promise.all(folders.map(async (folder) => serveFolder({ folder, forPeople: true })));
  /** @type {Map<string, IdleVisit[]>} */
  const visits = new Map();
  try {
    for (let round = 0; round < rounds; round++)
      for (const kept of /** @type {const} */ (['allow', 'block']))
        for (const [i, { url }] of servers.entries()) {
          const name = `${folders[i]} | ${kept === 'allow' ? 'kept' : 'not kept'}`;
          visits.set(name, [...(visits.get(name) ?? []), await idleVisit(browser, url, kept, seconds)]);
        }
  } finally {
    await Promise.all(servers.map(async (server) => server.close()));
  }
  const head = `| idle for ${seconds} s | the page is | requests | of the service worker | scripts of the page | style sheets | ms of its thread | ms in long tasks | ms of all renderers | MB of page and workers |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|`;
  const rows = [...visits].map(([name, each]) => {
    const medians = columns.map((column) => median(each.map((visit) => visit[column])).toFixed(0));
    return `| ${name} | ${medians.join(' | ')} |`;
  });
  return [head, ...rows].join('\n');
}

/** @type {readonly (keyof IdleVisit)[]} */
const columns = ['requests', 'ofServiceWorker', 'scripts', 'styles', 'mainThreadMs', 'longMs', 'processorMs', 'megabytes'];

/** @param {readonly number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs in the page: adds up what its tasks take beyond 50 ms each. */
function noteLongTasks() {
  Reflect.set(window, 'longMs', 0);
  new PerformanceObserver((list) => {
    const over = list.getEntries().reduce((sum, { duration }) => sum + duration - 50, 0);
    Reflect.set(window, 'longMs', Reflect.get(window, 'longMs') + over);
  }).observe({ type: 'longtask', buffered: true });
}

/** Runs in the page: needs a page that is cross-origin isolated. */
async function bytesOfPageAndWorkers() {
  const measure = Reflect.get(performance, 'measureUserAgentSpecificMemory');
  return Number((await measure.call(performance)).bytes);
}
