/** Takes a walk over the real page, command by command, and looks at everything after each and in each rest. */
import { chromium } from 'playwright';
import { launchOptions } from '../probe-browser.mjs';
import { withTimeout } from '../with-timeout.mjs';
import { disagreements, goingOn } from './agreement.mjs';
import { tinyLink, walkedTasks } from './commands.mjs';
import { makeFixtures } from './fixtures.mjs';
import { prepare } from './in-page.mjs';
import { faultsInSight, look } from './look.mjs';
import { mostLosses, perform, press, pressPrimary } from './perform.mjs';

/** @typedef {import('./commands.mjs').Command} Command */
/** @typedef {{ readonly commands: readonly Command[], readonly faults: readonly string[], readonly outcomes: readonly string[] }} Failure */
/** @typedef {{ readonly elements: number, readonly heapBytes: number, readonly workers: number, readonly runs: number }} Held */
/** @typedef {{ readonly done: number, readonly failure: Failure | null, readonly before: Held, readonly after: Held | null, readonly outcomes: readonly string[] }} Walk */

/** Commands between two rests. */
const restEvery = 50;
const pauseMs = 15;
/** A dead worker is found out within half a minute while it loads or packs something; then it has to catch up, on a machine that may be busy. */
const mostRestMs = 240_000;
const mostPendingMs = 180_000;
const answersWithinMs = 120_000;
/** Panels are redrawn a few times a second. */
const agreesWithinMs = 30_000;
const most = { elements: 15_000, workers: 24, guests: 3 };
/** Of an experiment that was never walked over, after everything that was: fuller caches, and the results that are kept. */
const growth = { elements: 1500, heapBytes: 60e6 };

/**
 * @param {Pick<import('../probe-browser.mjs').Browser, 'executablePath' | 'env'>} found
 * @param {import('./commands.mjs').WalkBackend} backend without WebGPU, the page finds its way by itself
 */
export const launchFor = (found, backend) => chromium.launch({ ...launchOptions(found, { webgpu: backend === 'webgpu' }), headless: true });

/**
 * @param {object} options
 * @param {import('playwright').Browser} options.browser
 * @param {string} options.url
 * @param {import('./commands.mjs').WalkBackend} options.backend
 * @param {readonly Command[]} options.commands
 * @param {number} [options.untilMs] no command is begun after this time of `performance.now()`
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Walk>}
 */
export async function takeWalk({ browser, url, backend, commands, untilMs = Infinity, log = () => undefined }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // The walk starts workers from texts of its own, and answers from the network are to be the host's, not a cache's.
    bypassCSP: true,
    serviceWorkers: 'block',
  });
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const outcomes = [];
  try {
    const page = await context.newPage();
    listen(context, url, problems);
    await page.addInitScript(prepare);
    // The page asks before what was trained is lost.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${url}#${tinyLink('reverse', { backend })}`);
    await page.waitForFunction(() => 'bitnet' in window);
    const devtools = await context.newCDPSession(page);
    const fixtures = await makeFixtures(page);
    const stage = { page, devtools, fixtures, deaths: [], losses: 0 };
    await visitTasks(stage, backend);
    await settle(stage, problems);
    const before = await held(stage);
    log(`${fixtures.files.length} files made, ${describeHeld(before)}`);

    /** @type {Failure | null} */
    let failure = null;
    let done = 0;
    for (const command of commands) {
      if (performance.now() > untilMs) break;
      try {
        outcomes.push(await withTimeout(perform(stage, command), answersWithinMs, `${command.name} did not return`));
      } catch (error) {
        problems.push(String(error));
      }
      done += 1;
      const faults = [...problems, ...(await page.evaluate(faultsInSight))];
      try {
        if (faults.length === 0 && done % restEvery === 0) faults.push(...(await settle(stage, problems)));
        if (faults.length === 0 && done % restEvery === 0) log(`${done} commands, ${describeHeld(await held(stage))}`);
      } catch (error) {
        // An engine that was given up answers no question of a look; what led to it is told like any fault.
        faults.push(String(error));
      }
      if (faults.length > 0) {
        failure = { commands: commands.slice(0, done), faults, outcomes };
        break;
      }
      await page.waitForTimeout(pauseMs);
    }
    if (failure !== null) return { done, failure, before, after: null, outcomes };
    await page.setViewportSize({ width: 1440, height: 900 });
    const faults = await settle(stage, problems);
    await visitTasks(stage, backend);
    faults.push(...(await settle(stage, problems)));
    const after = await held(stage);
    faults.push(...grown(before, after));
    return { done, failure: faults.length === 0 ? null : { commands: commands.slice(0, done), faults, outcomes }, before, after, outcomes };
  } finally {
    await context.close();
  }
}

/**
 * @param {import('playwright').BrowserContext} context
 * @param {string} url
 * @param {string[]} problems
 */
function listen(context, url, problems) {
  const { origin } = new URL(url);
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin) problems.push(`asked for ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') problems.push(`request failed: ${request.url()} ${reason}`);
  });
  context.on('weberror', (error) => problems.push(`exception: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('page', (page) => page.on('crash', () => problems.push('the page crashed')));
  for (const page of context.pages()) page.on('crash', () => problems.push('the page crashed'));
}

/**
 * Every task once with tiny settings, so that going back to it finds them; the first of them is left chosen.
 * @param {import('./perform.mjs').Stage} stage
 * @param {string} backend
 */
async function visitTasks(stage, backend) {
  for (const task of [...walkedTasks, /** @type {const} */ ('reverse')]) {
    await perform(stage, { name: 'link', argument: tinyLink(task, { backend, modes: 'ternary' }) });
    await stage.page.waitForTimeout(50);
  }
}

/**
 * Brings the page to rest as a person would, within bounds, and says what is wrong there.
 * @param {import('./perform.mjs').Stage} stage
 * @param {readonly string[]} problems
 * @returns {Promise<string[]>}
 */
async function settle(stage, problems) {
  const { page } = stage;
  const begun = performance.now();
  let restedAt = null;
  for (;;) {
    if (await page.evaluate(() => document.querySelector('dialog[open]') !== null)) await page.keyboard.press('Escape');
    await press(page, { kind: 'button', name: 'Stop', within: 'Capacity' });
    if ((await page.evaluate(() => document.querySelector('.transport .train')?.textContent?.trim())) === 'Pause') await pressPrimary(page);
    const seen = await withTimeout(page.evaluate(look), answersWithinMs, 'the page did not answer');
    const faults = [...problems, ...(await page.evaluate(faultsInSight))];
    if (faults.length > 0) return faults;
    const busy = goingOn(seen);
    const now = performance.now();
    if (seen.oldestPendingMs > mostPendingMs)
      return [`not settled after three minutes: ${seen.pending.join(', ')}; runs: ${describeRuns(seen)}`];
    if (busy.length === 0) {
      restedAt ??= now;
      const wrong = [...disagreements(seen, stage.losses >= mostLosses), ...tooMuch(seen)];
      if (wrong.length === 0) return tidyUp(stage, seen);
      if (now - restedAt > agreesWithinMs) return wrong;
    } else restedAt = null;
    if (now - begun > mostRestMs) return [`no rest within ${mostRestMs / 1000} s: ${busy.join('; ')}`];
    await page.waitForTimeout(200);
  }
}

/** @param {import('./look.mjs').Look} seen */
const describeRuns = ({ runs }) =>
  runs.map(({ id, owner, state, step, steps }) => `${id} of the ${owner} ${state} at ${step} of ${steps}`).join(', ');

/** @param {import('./look.mjs').Look} seen */
const tooMuch = ({ elements, workers }) => [
  ...(elements > most.elements ? [`${elements} elements on the page`] : []),
  ...(workers > most.workers ? [`${workers} workers`] : []),
];

/**
 * Guests go, and one step is taken, where there is one to take: a button that can be pressed does something.
 * @param {import('./perform.mjs').Stage} stage
 * @param {import('./look.mjs').Look} seen
 * @returns {Promise<string[]>}
 */
async function tidyUp({ page, losses }, seen) {
  const guests = seen.runs.filter(({ owner, opened }) => owner === 'script' || opened === true).map(({ id }) => id);
  if (guests.length > most.guests) await page.evaluate(async (ids) => Promise.all(ids.map(async (id) => window.bitnet.remove(id))), guests);
  // Where the backend that settings name was lost for good, a notice says so in place of a step.
  if (losses >= mostLosses || !seen.canPress.Step || (seen.words !== 'untrained' && seen.words !== 'paused')) return [];
  const pressed = await press(page, { kind: 'button', within: 'Training', name: 'Step' });
  if (!pressed.startsWith('pressed')) return [];
  // A file that was being opened may have led to another task between the look and the press: any run may be the one that steps.
  const before = Object.fromEntries(seen.runs.map(({ id, step }) => [id, step]));
  const isTaken = async () =>
    page.evaluate(
      async (steps) => (await window.bitnet.runs()).some(({ id, owner, step }) => owner !== 'script' && step === (steps[id] ?? 0) + 1),
      before,
    );
  const untilMs = performance.now() + 120_000;
  while (performance.now() < untilMs) {
    if (await isTaken()) return [];
    await page.waitForTimeout(100);
  }
  return [
    `“Step” was pressed at step ${seen.step}, and no step was taken within two minutes; runs: ${describeRuns(await page.evaluate(look))}`,
  ];
}

/**
 * @param {import('./perform.mjs').Stage} stage
 * @returns {Promise<Held>}
 */
async function held({ page, devtools }) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { elements, workers, runs } = await withTimeout(page.evaluate(look), answersWithinMs, 'the page did not answer');
  return { elements, workers, runs: runs.length, heapBytes: usedSize };
}

/** @param {Held} held */
const describeHeld = ({ elements, workers, runs, heapBytes }) =>
  `${elements} elements, ${(heapBytes / 1e6).toFixed(0)} MB, ${workers} workers, ${runs} runs`;

/**
 * @param {Held} before
 * @param {Held} after
 */
function grown(before, after) {
  const isTooMuch = after.elements - before.elements > growth.elements || after.heapBytes - before.heapBytes > growth.heapBytes;
  return isTooMuch ? [`it has grown: ${describeHeld(before)}; after the walk ${describeHeld(after)}`] : [];
}
