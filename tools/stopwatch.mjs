/**
 * How long it takes a newcomer to see weights collapse: `npm run stopwatch`. Opens the built page as somebody without a link
 * does, presses Train as soon as that can be done, and prints the seconds from opening the address to each thing seen.
 * Without a graphics card; times are those of this machine.
 */
import { chromium } from 'playwright';
import { buildSite } from './build-site.mjs';
import { findBrowser } from './find-browser.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';

const limitMs = 180_000;
const windows = { desktop: [1440, 900], laptop: [1366, 768], phone: [390, 844] };

const server = await serveFolder({ folder: await buildSite() });
const browser = await chromium.launch({ ...launchOptions(await findBrowser(), { webgpu: false }), headless: true });
try {
  const columns = [];
  for (const [name, [width = 0, height = 0]] of Object.entries(windows)) columns.push({ name, seen: await watch({ width, height }) });
  const rows = Object.keys(columns[0]?.seen ?? {});
  console.log(['| seconds from opening the address to', ...columns.map(({ name }) => name)].join(' | ') + ' |');
  console.log(`|---|${columns.map(() => '---:|').join('')}`);
  for (const row of rows) console.log(`| ${row} | ${columns.map(({ seen }) => seen[row]?.toFixed(1) ?? '–').join(' | ')} |`);
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {{ width: number, height: number }} viewport
 * @returns {Promise<Record<string, number>>}
 */
async function watch(viewport) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  /** @type {Record<string, number>} */
  const seen = {};
  await page.goto(server.url, { waitUntil: 'commit' });
  // Painted ahead of the script for phones and for wider windows; one of them is seen.
  await page.getByText('Train a tiny language model').filter({ visible: true }).first().waitFor();
  seen['what the page is'] = seconds();
  await page.getByText('Recording', { exact: true }).waitFor({ timeout: limitMs });
  seen['something that moves (the recording)'] = seconds();
  await page.getByText(/the model now uses nothing but/).waitFor({ timeout: limitMs });
  seen['a recorded collapse'] = seconds();
  await context.close();

  const own = await browser.newContext({ viewport });
  const other = await own.newPage();
  const again = performance.now();
  await other.goto(server.url, { waitUntil: 'commit' });
  await other.getByRole('button', { name: 'Train', exact: true }).click({ timeout: limitMs });
  seen['Train can be pressed'] = (performance.now() - again) / 1000;
  await other.getByText('Recording', { exact: true }).waitFor({ state: 'detached' });
  await other.getByText(/the model now uses nothing but/).waitFor({ timeout: limitMs });
  seen['the weights of one’s own run collapsed'] = (performance.now() - again) / 1000;
  await own.close();
  return seen;
}
