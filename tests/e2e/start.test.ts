/** What a visitor waits for: the bytes until Train can be pressed, and what is still to come then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, untilReady, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(async () => browser.close());

/** Every file of the site that the page has asked for so far, with its size as a host sends it, in bytes of gzip. */
function loadedBy({ requests }: Playground): ReadonlyMap<string, number> {
  const base = inject('siteUrl');
  const names = new Set(
    requests.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length).replace(/[?#].*/, '') || 'index.html'),
  );
  return new Map([...names].map((name) => [name, gzipSync(readFileSync(join(inject('siteFolder'), name))).length]));
}

const isTensorFlow = (name: string): boolean => /tfjs|tensorflow|^assets\/wasm-/.test(name);

/** Notes when Train can first be pressed, in ms since the page was opened. */
const noteReady = (): void => {
  const look = (): void => {
    const train = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Train');
    if (train === undefined || train.disabled) return;
    Reflect.set(window, 'trainReadyMs', performance.now());
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
};

/** Names of the files that page and workers had begun to ask for when Train could first be pressed. */
async function askedBeforeReady({ page, asked }: Playground): Promise<ReadonlySet<string>> {
  const base = inject('siteUrl');
  const readyAt = await page.evaluate(() => performance.timeOrigin + Number(Reflect.get(window, 'trainReadyMs')));
  // Without a time of its own, a request counts as before.
  const before = asked.filter((request) => request.timing().startTime <= readyAt).map((request) => request.url());
  return new Set(before.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length).replace(/[?#].*/, '') || 'index.html'));
}

const isOfEngine = (name: string): boolean => /engine|kernels/.test(name);

// Some 120 kB are the page, half of it React DOM, and 45 what finds a backend, without shaders; 35 more of the engine follow at once. It
// was 516 kB, with panels, charts and files before it.
test('Train can be pressed after less than 200 kB of gzip, and a run ends without TensorFlow.js', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink(), prelude: noteReady, ahead: true });
  const { page } = playground;
  // A run that is trained is all that it waits for: until it is asked for, it does not come at all.
  let letThrough = (): void => undefined;
  const wanted = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(
    ({ pathname }) => isTensorFlow(pathname.slice(pathname.indexOf('assets/'))),
    async (route) => {
      await wanted;
      await route.continue();
    },
  );
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await page.waitForFunction(() => 'trainReadyMs' in window);
  await train.click();
  await page.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 60_000 });
  // A file is made and checked without it; what asks for the definition gets it.
  await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    await window.bitnet.export(run?.id ?? '', 'packed');
  });
  letThrough();
  await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    await window.bitnet.attention(run?.id ?? '', '1234');
  });
  expect([...loadedBy(playground).keys()].filter(isTensorFlow)).not.toEqual([]);
  // A request has its time once it is answered: by now, all have. Train could not be pressed if it needed TensorFlow: it is held back.
  const before = await askedBeforeReady(playground);
  const untilTrain = [...loadedBy(playground)]
    .filter(([name]) => before.has(name) && !isTensorFlow(name))
    .toSorted(([, a], [, b]) => b - a);
  expect(untilTrain.filter(([name]) => isOfEngine(name)).length).toBeGreaterThan(1);
  const total = untilTrain.reduce((sum, [, bytes]) => sum + bytes, 0);
  expect(total, untilTrain.map(([name, bytes]) => `${name}: ${bytes}`).join('\n')).toBeLessThan(200_000);
  await playground.close();
});

/** Longer than the page and its workers wait for a calm moment, and than the browser may then put it off, in ms. */
const calmEnoughMs = 8_000;

// It was 400 in seven seconds: parts, each fetched and imported, and TensorFlow.js in three workers. Each file of a first look is two.
const mostRequests = 240;

test('who only looks at the page is sent what is in sight, whether this browser keeps the page or not', async () => {
  for (const serviceWorkers of ['allow', 'block'] as const) {
    // To Chromium, whatever Playwright evaluates in a page is a gesture of a person; here nobody presses anything.
    const prelude = (): void => void Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } });
    const playground = await openPlayground(browser, { ahead: true, context: { serviceWorkers }, prelude });
    const { page } = playground;
    await untilReady(page);
    if (serviceWorkers === 'allow')
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 120_000 });
    await page.waitForTimeout(calmEnoughMs);
    const ofPage = playground.asked.filter((request) => request.serviceWorker() === null).map((request) => request.url());
    const unseen = /\/(DownloadDialog|PapersDialog|LibraryDialog|AttentionView|run-files|bitnet|look-inside|tensor-batches)-/;
    expect(
      ofPage.filter((url) => unseen.test(url)),
      serviceWorkers,
    ).toEqual([]);
    expect(ofPage.length, ofPage.join('\n')).toBeLessThan(mostRequests);
    await playground.close();
  }
});

test('TensorFlow.js comes when somebody nears the views, and into one worker of three', async () => {
  const playground = await openPlayground(browser, {
    hash: tinyLink({ backend: 'wasm' }),
    ahead: true,
    context: { serviceWorkers: 'allow' },
  });
  const { page } = playground;
  const asked = (): number => playground.asked.filter((one) => one.serviceWorker() === null && one.url().includes('/look-inside-')).length;
  await untilReady(page);
  await panel(page, 'Weights').getByRole('img').first().waitFor();
  expect(asked()).toBe(0);
  await panel(page, 'Look inside').getByRole('radiogroup', { name: 'View into the model' }).hover();
  // It is fetched, and imported.
  await expect.poll(asked).toBe(2);
  await trainToTheEnd(page);
  await page.waitForTimeout(calmEnoughMs);
  expect(asked()).toBe(2);
  await playground.close();
});

test('who saves data is sent nothing before it is needed, and all of it then', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await untilReady(page);
  await page.waitForTimeout(calmEnoughMs);
  const isAhead = (name: string): boolean => isTensorFlow(name) || /assets\/(PapersDialog|LibraryDialog|bitnet)-/.test(name);
  expect([...loadedBy(playground).keys()].filter(isAhead)).toEqual([]);
  await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    await window.bitnet.attention(run?.id ?? '', '1234');
  });
  expect([...loadedBy(playground).keys()].filter(isTensorFlow)).not.toEqual([]);
  await panel(page, 'Look inside').getByRole('radio', { name: 'Attention', exact: true }).check();
  await panel(page, 'Look inside').getByRole('img').first().waitFor();
  await playground.close();
});
