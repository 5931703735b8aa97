/** After the first visit the site starts without a network; and a new version comes whole, between trainings, and only when one wants it. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { writeServiceWorker } from '../../tools/service-worker.mjs';
import { serveFolder } from '../../tools/serve-folder.mjs';
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
  await server.close();
  rmSync(folder, { recursive: true });
  await playground?.close();
  playground = null;
});
afterAll(async () => browser.close());

const hash = tinyLink({ backend: 'wasm', modes: 'ternary' });

async function visit(): Promise<Page> {
  playground = await openPlayground(browser, { url: server.url, hash, ahead: true, context: { serviceWorkers: 'allow' } });
  return playground.page;
}

/** Until this browser keeps the page. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)).toBe('activated');
}

/** What stands for the digest in a name. */
const digest = /-[\w-]{7,8}(?=\.\w+$)/;
const namesOf = (sub: string): readonly string[] => readdirSync(join(folder, sub));

/** The same site with other names, as a change of the source makes them. */
async function deploy(version: string): Promise<void> {
  const renamed = new Map(namesOf('assets').map((name) => [name, name.replace(digest, (text) => `-${version}${text.slice(1)}`)]));
  const anyName = new RegExp([...renamed.keys()].map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  for (const [name, next] of renamed) renameSync(join(folder, 'assets', name), join(folder, 'assets', next));
  for (const file of ['index.html', ...namesOf('assets').map((name) => join('assets', name))]) {
    const text = readFileSync(join(folder, file), 'latin1');
    writeFileSync(
      join(folder, file),
      text.replaceAll(anyName, (name) => renamed.get(name) ?? name),
      'latin1',
    );
  }
  await writeServiceWorker(folder);
}

const firstScript = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.scripts].map(({ src }) => src.replace(/^.*\//, '')).find((src) => src.startsWith('page-')) ?? '');

test('after the first visit it opens, trains, looks inside, saves and opens again without a network', async () => {
  const page = await visit();
  await untilKept(page);
  await page.context().setOffline(true);
  await page.reload();
  await untilReady(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await trainToTheEnd(page);
  for (const view of ['Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost']) {
    await panel(page, 'Look inside').getByRole('radio', { name: view, exact: true }).check({ force: true });
    await panel(page, 'Look inside')
      .getByRole('img')
      .or(panel(page, 'Look inside').getByRole('table'))
      .first()
      .waitFor({ timeout: 60_000 });
  }
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
  // Opened as from a home screen: the address without anything behind it.
  await page.goto(server.url);
  await untilReady(page);
  // In the frame of the browser's own errors there would be no such heading.
  await page.goto(`${server.url}lessons/a-staircase.html`);
  await page.getByRole('heading', { name: /staircase/ }).waitFor();
});

test('a new version waits for a training to end, is offered, and comes whole', async () => {
  const page = await visit();
  await untilKept(page);
  await page.reload();
  await untilReady(page);
  const former = await firstScript(page);
  await deploy('2');
  // The page as it is kept, and beside it the new version.
  await page.reload();
  await untilReady(page);
  expect(await firstScript(page)).toBe(former);
  const notice = page.getByText(/A new version of the playground is here/);
  await notice.waitFor({ timeout: 60_000 });

  // A training takes it away, and its end brings it back.
  await page.evaluate(
    () => void window.bitnet.run({ task: 'reverse', hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 8, batchSize: 8 }, { steps: 400 }),
  );
  await notice.waitFor({ state: 'hidden' });
  await notice.waitFor({ timeout: 90_000 });

  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect.poll(async () => firstScript(page).catch(() => ''), { timeout: 30_000 }).toMatch(/^page-2/);
  await untilReady(page);
  expect(await notice.count()).toBe(0);
  // Of the former version nothing is left, and of the new one nothing is missing.
  await page.context().setOffline(true);
  await page.reload();
  await untilReady(page);
  expect(await firstScript(page)).toMatch(/^page-2/);
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(kept.filter((url) => url.includes('/assets/') && !/-2[\w-]+\.\w+$/.test(url))).toEqual([]);
});

test('half of a new version is none: the one that is kept goes on', async () => {
  const page = await visit();
  await untilKept(page);
  const former = await firstScript(page);
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
  expect(await firstScript(page)).toBe(former);
  expect(await page.getByText(/A new version/).count()).toBe(0);
  // What the browser says of the file that is not what it should be.
  const isOfFile = (problem: string): boolean => problem.includes(first) || /digest|integrity/.test(problem);
  expect(playground?.problems.filter((problem) => !isOfFile(problem))).toEqual([]);
  playground?.problems.splice(0);
});
