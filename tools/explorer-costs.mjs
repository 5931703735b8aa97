/**
 * What seeing costs, measured in a real browser: `npm run bench:explorer [-- --steps 2000 --layers 8]`.
 *
 * Trains three runs in the built page, ternary, binary and full, with all panels in sight and one view after the other open, and
 * then scrubs through the record. Batches are large enough for looks to be a small share of the time, so that a hundred steps
 * and more are recorded:
 *   recording   time spent looking at the weights ÷ time spent in training steps            must be under 5 %
 *   keeping     time in which training waited for the browser to keep the run ÷ the same    must be under 3 %
 *   drawing     processor time of the main thread, by update, at ten updates a second       must be under 24 ms, 8 a run
 *   longest     processor time of the longest task of the main thread meanwhile             must be under 50 ms
 *   scrubbing   processor time of the main thread, by move, in every view                   must be under 50 ms
 * Times are of the processor (CDP, thread ticks), so that a busy machine does not change them much; the time on the
 * wall stands beside: of the longest task, and from a move to the frame that shows it.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { buildSite } from './build-site.mjs';
import { findBrowser } from './find-browser.mjs';
import { mainThreadTasks } from './main-thread-tasks.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '2000' },
    layers: { type: 'string', default: '8' },
    backend: { type: 'string', default: 'auto' },
  },
});
const limits = { recording: 5, keeping: 3, drawing: 24, longest: 50, scrubbing: 50 };
const updatesPerSecond = 10;
const movesPerView = 24;
const trainingLimitMs = 30 * 60_000;

const experiment = new URLSearchParams({
  v: '1',
  modes: 'ternary,binary,none',
  hiddenSize: '32',
  numHeads: '2',
  seqLen: '32',
  batchSize: '24',
  numLayers: values.layers,
  steps: values.steps,
  ...(values.backend === 'auto' ? {} : { backend: values.backend }),
});

const server = await serveFolder({ folder: await buildSite() });
const browser = await chromium.launch({ ...launchOptions(await findBrowser()), headless: true });
/** @type {{ what: string, value: number, unit: string, limit: number, note: string }[]} */
const rows = [];
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 3600 } });
  await page.goto(`${server.url}#${experiment}`);
  await page.getByRole('button', { name: 'Train', exact: true }).click({ timeout: trainingLimitMs });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Processor time in ms that tasks of the main thread have taken. */
  const taskMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  // The views come behind the engine.
  const views = page.getByRole('radiogroup', { name: 'View into the model' });
  await views.waitFor({ timeout: trainingLimitMs });
  const labels = await views.locator('label').allTextContents();
  const open = async (/** @type {string} */ label) => views.getByRole('radio', { name: label, exact: true }).check();
  /** Milliseconds on the wall of the longest task over 50 ms since it was last asked for; 0 where there was none. */
  const longestOnWall = async () =>
    page.evaluate(() => {
      const longest = Number(Reflect.get(window, 'longestTaskMs') ?? 0);
      Reflect.set(window, 'longestTaskMs', 0);
      return longest;
    });
  await page.evaluate(() =>
    new PerformanceObserver((list) => {
      const durations = list.getEntries().map(({ duration }) => duration);
      Reflect.set(window, 'longestTaskMs', Math.max(Number(Reflect.get(window, 'longestTaskMs') ?? 0), ...durations));
    }).observe({ type: 'longtask' }),
  );

  await page.getByRole('button', { name: 'Pause' }).waitFor({ timeout: trainingLimitMs });
  for (const label of labels) {
    await open(label);
    await page.waitForTimeout(1500);
    if ((await page.getByText('finished', { exact: true }).count()) > 0) break;
    const before = await taskMs();
    const started = Date.now();
    await page.waitForTimeout(4000);
    const updates = (updatesPerSecond * (Date.now() - started)) / 1000;
    rows.push({
      what: `drawing, ${label}`,
      value: ((await taskMs()) - before) / updates,
      unit: 'ms',
      limit: limits.drawing,
      note: 'an update, while three runs train',
    });
    // By itself: a trace costs time, too.
    await longestOnWall();
    const tasks = await mainThreadTasks(page, async () => page.waitForTimeout(4000));
    const onWall = await longestOnWall();
    rows.push({
      what: `longest task, ${label}`,
      value: Math.max(...tasks),
      unit: 'ms',
      limit: limits.longest,
      note: `of ${tasks.length}; on the wall ${onWall === 0 ? 'under 50' : onWall.toFixed(0)} ms`,
    });
  }
  await page.getByText('finished', { exact: true }).waitFor({ timeout: trainingLimitMs });
  for (const { mode, step, elapsedMs, recordingMs, storingMs, path, backend } of await page.evaluate(() => window.bitnet.runs())) {
    rows.push({
      what: `recording, ${mode}`,
      value: (100 * recordingMs) / elapsedMs,
      unit: '%',
      limit: limits.recording,
      note: `${step} steps on ${backend} (${path}), ${(elapsedMs / 1000).toFixed(1)} s`,
    });
    rows.push({
      what: `keeping, ${mode}`,
      value: (100 * storingMs) / elapsedMs,
      unit: '%',
      limit: limits.keeping,
      note: 'of the same time',
    });
  }

  const scrubber = page.getByLabel('Step that every panel shows');
  const records = 1 + Number(await scrubber.getAttribute('max'));
  for (const label of labels) {
    await open(label);
    await page.waitForTimeout(2500);
    await scrubber.focus();
    await page.keyboard.press('End');
    const before = await taskMs();
    const walls = await scrubber.evaluate(async (input, moves) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('The scrubber is no input.');
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      const took = [];
      for (let move = 0; move < moves; move++) {
        await frame();
        const started = performance.now();
        set?.call(input, String(Math.round((Number(input.max) * (moves - 1 - move)) / moves)));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await frame();
        took.push(performance.now() - started);
      }
      return took.toSorted((a, b) => a - b);
    }, movesPerView);
    const median = walls[Math.floor(walls.length / 2)] ?? Number.NaN;
    rows.push({
      what: `scrubbing, ${label}`,
      value: ((await taskMs()) - before) / movesPerView,
      unit: 'ms',
      limit: limits.scrubbing,
      note: `a move among ${records} records; on the wall ${median.toFixed(0)} ms, worst ${(walls.at(-1) ?? Number.NaN).toFixed(0)} ms`,
    });
  }
} finally {
  await browser.close();
  await server.close();
}

for (const { what, value, unit, limit, note } of rows)
  console.log(
    `${value < limit ? 'ok  ' : 'OVER'}  ${what.padEnd(22)} ${value.toFixed(1).padStart(7)} ${unit.padEnd(2)}  (limit ${limit} ${unit}) ${note}`,
  );
process.exitCode = rows.length > 0 && rows.every(({ value, limit }) => value < limit) ? 0 : 1;
