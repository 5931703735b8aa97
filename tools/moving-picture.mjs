/**
 * Takes the moving picture of README: `npm run moving-picture [-- --frames FOLDER]` writes `docs/screenshots/collapse.png`.
 *
 * The default comparison is trained in the built page, by even shares of its steps; then the scrubber goes back to these
 * steps, one after the other, and the weights of the ternary model are photographed at each. `--frames` also leaves the
 * single pictures in a folder.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { joinFrames } from './animated-png.mjs';
import { buildSite } from './build-site.mjs';
import { projectFolder } from './cache-folder.mjs';
import { findBrowser } from './find-browser.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';

const arms = 3;
const shares = 24;
const delayMs = { first: 1000, between: 180, last: 3000 };
const limitMs = 15 * 60_000;

const { values } = parseArgs({ options: { frames: { type: 'string' } } });
const picture = join(projectFolder, 'docs', 'screenshots', 'collapse.png');
const server = await serveFolder({ folder: await buildSite() });
const browser = await chromium.launch({ ...launchOptions(await findBrowser()), headless: true });
try {
  const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(limitMs);
  await page.goto(server.url);

  const steps = await trainByShares(page);
  const frames = [];
  for (const step of steps) {
    await scrubTo(page, step);
    const png = await page.screenshot({ clip: await shownArea(page) });
    const isLast = step === steps.at(-1);
    frames.push({ png, delayMs: step === 0 ? delayMs.first : isLast ? delayMs.last : delayMs.between });
    if (values.frames !== undefined) {
      await mkdir(values.frames, { recursive: true });
      await writeFile(join(values.frames, `step-${String(step).padStart(4, '0')}.png`), png);
    }
  }
  const joined = joinFrames(frames);
  await writeFile(picture, joined);
  console.log(`docs/screenshots/collapse.png: ${frames.length} frames, ${Math.round(joined.length / 1000)} kB`);
} finally {
  await browser.close();
  await server.close();
}

/**
 * Trains every run of the page to the end of its budget, with a rest after each share. Returns the steps of the rests.
 * @param {import('playwright').Page} page
 */
async function trainByShares(page) {
  const runs = await untrainedRuns(page);
  const budget = runs[0]?.steps ?? 0;
  const steps = Array.from({ length: shares + 1 }, (_, share) => Math.round((budget * share) / shares));
  for (const [share, step] of steps.slice(1).entries()) {
    const count = step - (steps[share] ?? 0);
    await page.evaluate(
      async ([ids, more]) => Promise.all(ids.map(async (id) => window.bitnet.step(id, more))),
      /** @type {const} */ ([runs.map(({ id }) => id), count]),
    );
    console.log(`step ${step} of ${budget}`);
  }
  return steps;
}

/**
 * The runs of the comparison, once all are made: the page makes one after the other.
 * @param {import('playwright').Page} page
 */
async function untrainedRuns(page) {
  for (;;) {
    const runs = await page.evaluate(() => window.bitnet.runs());
    if (runs.length === arms) return runs;
    await page.waitForTimeout(200);
  }
}

/**
 * Moves the scrubber by its keys, from record to record, until the page shows that step.
 * @param {import('playwright').Page} page
 * @param {number} step
 */
async function scrubTo(page, step) {
  const scrubber = page.getByRole('slider', { name: 'Step that every panel shows' });
  if (step === 0) await scrubber.press('Home');
  const shown = page.locator('.timeline-step b');
  while (Number(await shown.textContent()) < step) await scrubber.press('ArrowRight');
  // The focus ring of the keys is no part of the picture.
  await scrubber.blur();
}

/**
 * The panel of weights and the scrubber below it, with a margin around.
 * @param {import('playwright').Page} page
 */
async function shownArea(page) {
  const panel = await page.getByRole('region', { name: 'Weights' }).boundingBox();
  const timeline = await page.getByRole('region', { name: 'Timeline' }).boundingBox();
  if (panel === null || timeline === null) throw new Error('The page does not show its weights.');
  const margin = 8;
  const [x, y] = [Math.floor(panel.x) - margin, Math.floor(panel.y) - margin];
  return { x, y, width: Math.ceil(panel.width) + 2 * margin, height: Math.ceil(timeline.y + timeline.height) - y + margin };
}
