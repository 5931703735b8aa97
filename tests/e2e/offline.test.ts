/** After the first visit the site starts without a network; and a new version comes whole, between trainings, and only when one wants it. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { serveFolder } from '../../tools/serve-folder.mjs';
import { deployAnew, firstScript } from '../deploy-anew';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, untilReady, type Playground } from './playground';

let browser: Browser;
let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;
let playground: Playground | null = null;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  cpSync(inject('siteFolder'), folder, { recursive: true });
  server = await serveFolder({ folder, base: '/some/where/', forPeople: true });
});
afterEach(async () => {
  // First the page: what it still asks for has an answer.
  try {
    await playground?.close();
  } finally {
    playground = null;
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
afterAll(async () => browser.close());

const hash = tinyLink({ backend: 'wasm', modes: 'ternary' });

/** Of a training that is not over while somebody looks elsewhere. */
const longHash = tinyLink({ backend: 'wasm', modes: 'ternary', steps: '100000' });

async function visit(settings = hash): Promise<Page> {
  playground = await openPlayground(browser, { url: server.url, hash: settings, ahead: true, context: { serviceWorkers: 'allow' } });
  return playground.page;
}

const views = ['Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost'];

async function lookInside(page: Page): Promise<void> {
  const inside = panel(page, 'Look inside');
  for (const view of views) {
    await inside.getByRole('radio', { name: view, exact: true }).check({ force: true });
    await inside.getByRole('img').or(inside.getByRole('table')).first().waitFor({ timeout: 60_000 });
  }
}

/** Saves the trained model as a page, and opens that. */
async function saveAndOpen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Web page/ }).check();
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /^Save, / }).click()]);
  await page.keyboard.press('Escape');
  await page.getByLabel('Open a packed model').setInputFiles(await file.path());
  await page
    .getByText(/is open/)
    .first()
    .waitFor();
}

/** Until what the page asks for comes from what is kept. */
const untilAnswered = async (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 120_000 });

/** What the page and its workers have asked for so far, whoever answered. */
const askedByPage = (): readonly string[] =>
  (playground?.asked ?? []).filter((request) => request.serviceWorker() === null).map((request) => request.url());

/** Until this browser keeps the page. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)).toBe('activated');
}

const namesOf = (sub: string): readonly string[] => readdirSync(join(folder, sub));
const deploy = async (version: string): Promise<(url: string) => boolean> => deployAnew(folder, version);

const scriptOf = (page: Page): Promise<string> => page.evaluate(firstScript);

/** Has the browser look for a new version, as it does by itself now and then. */
const lookForNew = (page: Page): Promise<unknown> => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());

/** Until the page is one of the new version. */
const untilNew = async (page: Page, isDeployed: (url: string) => boolean): Promise<void> =>
  expect.poll(async () => isDeployed(await scriptOf(page).catch(() => '')), { timeout: 30_000 }).toBe(true);

/** Until the page offers to go on with a training that was stopped. */
const untilContinued = async (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /^Continue from step/ })
    .first()
    .waitFor({ timeout: 60_000 });

test('after the first visit it opens, trains, looks inside, saves and opens again without a network', async () => {
  const page = await visit();
  await untilKept(page);
  await page.context().setOffline(true);
  await page.reload();
  await untilReady(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await trainToTheEnd(page);
  await lookInside(page);
  await saveAndOpen(page);
  // Opened as from a home screen: the address without anything behind it.
  await page.goto(server.url);
  await untilReady(page);
  // In the frame of the browser's own errors there would be no such heading.
  await page.goto(`${server.url}lessons/a-staircase.html`);
  await page.getByRole('heading', { name: /staircase/ }).waitFor();
});

test('the first visit itself needs no site any more once it is kept: page and workers train, look inside, save and open', async () => {
  const page = await visit();
  await untilReady(page);
  await untilAnswered(page);
  // Nobody has pressed anything: the page has fetched nothing of it itself.
  expect(
    askedByPage().filter((url) => /\/(DownloadDialog|PapersDialog|AttentionView|look-inside|tensor-batches|run-files)-/.test(url)),
  ).toEqual([]);
  await server.close();
  await trainToTheEnd(page);
  await lookInside(page);
  await saveAndOpen(page);
  expect(askedByPage().filter((url) => /\/(DownloadDialog|look-inside)-/.test(url)).length).toBeGreaterThan(1);
});

/** Holds the registration back until `register` is called. */
const registerLater = (): void => {
  const own = navigator.serviceWorker.register.bind(navigator.serviceWorker);
  const due = new Promise((resolve) => Reflect.set(window, 'register', resolve));
  navigator.serviceWorker.register = async (...args) => {
    Reflect.set(window, 'isRegistering', true);
    await due;
    return own(...args);
  };
};

test('a page of another build than the first that is kept stays whole: its files are the site’s, and nothing is offered', async () => {
  playground = await openPlayground(browser, {
    url: server.url,
    hash,
    ahead: true,
    prelude: registerLater,
    context: { serviceWorkers: 'allow' },
  });
  const { page } = playground;
  await untilReady(page);
  await page.waitForFunction(() => Reflect.has(window, 'isRegistering'));
  const isDeployed = await deploy('4');
  // A host that hands out the files of yesterday for a while.
  cpSync(join(inject('siteFolder'), 'assets'), join(folder, 'assets'), { recursive: true });
  await page.evaluate(() => {
    Reflect.set(window, 'isSamePage', true);
    Reflect.get(window, 'register')();
  });
  await untilAnswered(page);
  await page.getByRole('button', { name: 'Download' }).click();
  await page
    .getByRole('dialog')
    .getByText(/read back bit for bit/)
    .waitFor();
  await page.keyboard.press('Escape');
  await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    await window.bitnet.attention(run?.id ?? '', '1234');
  });
  expect(askedByPage().filter(isDeployed)).toEqual([]);
  expect(await page.getByText(/A new version/).count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true);
});

test('a page that stays open fetches what a new version would take away', async () => {
  const page = await visit();
  await untilAnswered(page);
  await page.reload();
  await untilReady(page);
  expect(askedByPage().filter((url) => url.includes('/PapersDialog-'))).toEqual([]);
  await deploy('5');
  await lookForNew(page);
  await page.getByText(/A new version of the playground is here/).waitFor({ timeout: 60_000 });
  // Another tab may take it: what this one has not imported by then is gone.
  await expect.poll(() => askedByPage().filter((url) => url.includes('/PapersDialog-')).length, { timeout: 60_000 }).toBeGreaterThan(0);
});

test('who saves data is not sent what is kept, and is asked nothing', async () => {
  playground = await openPlayground(browser, { url: server.url, hash, context: { serviceWorkers: 'allow' } });
  const { page } = playground;
  await untilReady(page);
  await page.waitForTimeout(6_000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(playground.requests.filter((url) => url.includes('service-worker'))).toEqual([]);
});

test('a new version waits for a training to end, is offered, and comes whole', async () => {
  const page = await visit();
  await untilKept(page);
  await page.reload();
  await untilReady(page);
  const former = await scriptOf(page);
  const isDeployed = await deploy('2');
  // The page as it is kept, and beside it the new version.
  await page.reload();
  await untilReady(page);
  expect(await scriptOf(page)).toBe(former);
  const notice = page.getByText(/A new version of the playground is here/);
  await notice.waitFor({ timeout: 60_000 });

  // A training takes it away, and its end brings it back.
  await page.evaluate(
    () => void window.bitnet.run({ task: 'reverse', hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 8, batchSize: 8 }, { steps: 400 }),
  );
  await notice.waitFor({ state: 'hidden' });
  await notice.waitFor({ timeout: 90_000 });

  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await untilNew(page, isDeployed);
  await untilReady(page);
  expect(await notice.count()).toBe(0);
  await untilAnswered(page);
  // Of the former version nothing is left, and of the new one nothing is missing.
  await page.context().setOffline(true);
  await page.reload();
  await untilReady(page);
  expect(isDeployed(await scriptOf(page))).toBe(true);
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(kept.filter((url) => url.includes('/assets/') && !isDeployed(url))).toEqual([]);
});

/** Keeps a worker that waits from taking over, as long as the page stands: Chromium lets none do so from one that is asked for something meanwhile. */
const goOnFetching = (): void => void setInterval(() => void fetch('favicon.svg').then(async (response) => response.text()), 20);

test('a page that goes on fetching is opened in the new version all the same', async () => {
  const page = await visit();
  await untilAnswered(page);
  const isDeployed = await deploy('6');
  await lookForNew(page);
  await page.getByText(/A new version of the playground is here/).waitFor({ timeout: 60_000 });
  await page.evaluate(goOnFetching);
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await untilNew(page, isDeployed);
  await untilReady(page);
  // And is kept again.
  await untilAnswered(page);
  await page.context().setOffline(true);
  await page.reload();
  await untilReady(page);
  expect(isDeployed(await scriptOf(page))).toBe(true);
});

test('who presses Train behind Reload goes on training, and is offered the new version once more', async () => {
  const page = await visit(longHash);
  await untilAnswered(page);
  const isDeployed = await deploy('7');
  await lookForNew(page);
  const notice = page.getByText(/A new version of the playground is here/);
  const reload = page.getByRole('button', { name: 'Reload', exact: true });
  await notice.waitFor({ timeout: 60_000 });
  await page.evaluate(goOnFetching);
  await reload.click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  // Longer than it would have taken.
  await page.waitForTimeout(15_000);
  expect(await reload.count()).toBe(0);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await notice.waitFor({ timeout: 60_000 });
  expect(isDeployed(await scriptOf(page))).toBe(false);
  await reload.click();
  await untilNew(page, isDeployed);
  await untilContinued(page);
});

test('a tab that trains while another takes the new version is offered it afterwards', async () => {
  const page = await visit(longHash);
  await untilAnswered(page);
  const isDeployed = await deploy('8');
  const other = await page.context().newPage();
  await other.goto(`${server.url}#${hash}`);
  await untilReady(other);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await lookForNew(other);
  await other.getByRole('button', { name: 'Reload', exact: true }).click({ timeout: 60_000 });
  await untilNew(other, isDeployed);
  const reload = page.getByRole('button', { name: 'Reload', exact: true });
  expect(await reload.count()).toBe(0);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await reload.click({ timeout: 60_000 });
  await untilNew(page, isDeployed);
  await untilContinued(page);
});

test('half of a new version is none: the one that is kept goes on', async () => {
  const page = await visit();
  await untilKept(page);
  const former = await scriptOf(page);
  await deploy('3');
  const [first = ''] = namesOf('assets').filter((name) => /^page-.*\.js$/.test(name));
  writeFileSync(join(folder, 'assets', first), 'throw new Error("cut off");');
  await page.reload();
  await untilReady(page);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const fresh = registration?.installing;
    if (fresh) await new Promise((done) => fresh.addEventListener('statechange', done));
    return [fresh?.state ?? 'none', registration?.waiting ?? null];
  });
  expect(state[1]).toBeNull();
  await page.reload();
  await untilReady(page);
  expect(await scriptOf(page)).toBe(former);
  expect(await page.getByText(/A new version/).count()).toBe(0);
  // What the browser says of the file that is not what it should be.
  const isOfFile = (problem: string): boolean => problem.includes(first) || /digest|integrity/.test(problem);
  expect(playground?.problems.filter((problem) => !isOfFile(problem))).toEqual([]);
  playground?.problems.splice(0);
});
