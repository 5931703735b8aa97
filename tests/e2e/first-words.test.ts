/** What the page says before its script has started, and goes on saying where it cannot start. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { hostFrames, type FrameHost } from './frame-host';
import { axeOn, desktop, launchBrowser, panel, phone } from './playground';

let browser: Browser;
let context: BrowserContext;
let host: FrameHost;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
  host = await hostFrames({ source: inject('siteUrl'), width: 900, height: 700 });
});
afterEach(async () => context.close());
afterAll(async () => {
  host.close();
  await browser.close();
});

async function newPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ viewport: desktop, ...options });
  return context.newPage();
}

/** The name, what it is, and what to try: to be seen, each in the colours of the theme. */
async function readsFirstWords(page: Page | Frame, help: RegExp = /What to try:/): Promise<void> {
  await page.getByRole('heading', { name: 'BitNet Playground' }).waitFor();
  await page.getByText(/Trains tiny language models/).waitFor();
  await page.getByText(help).first().waitFor({ timeout: 15_000 });
}

async function isStyled(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => getComputedStyle(document.querySelector('.first-words') ?? document.body).display === 'grid');
}

test.each(['light', 'dark'] as const)('opened from a disk, %s: it says that it needs a server', async (colorScheme) => {
  const page = await newPage({ colorScheme });
  await page.goto(pathToFileURL(join(inject('siteFolder'), 'index.html')).href);
  await readsFirstWords(page, /npm run preview/);
  expect(await isStyled(page)).toBe(true);
  expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test('in a frame whose sandbox keeps it from its own files: it says what the frame needs', async () => {
  const page = await newPage();
  await page.goto(host.urlOf('allow-scripts'));
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('There is no frame.');
  await readsFirstWords(frame, /allow-scripts allow-same-origin/);
  expect(await isStyled(frame)).toBe(true);
});

test('in a frame that lets it, it starts', async () => {
  const page = await newPage();
  await page.goto(host.urlOf('allow-scripts allow-same-origin'));
  await page.frameLocator('iframe').getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
});

test.each(['text/plain', 'application/octet-stream', 'text/html'])(
  'scripts sent as %s: it says what the server must send',
  async (contentType) => {
    const page = await newPage();
    await page.route('**/*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-type': contentType, 'x-content-type-options': 'nosniff' },
      });
    });
    await page.goto(inject('siteUrl'));
    await readsFirstWords(page, /must send \.js files as text\/javascript/);
  },
);

test('a page that stands for every address, under a deeper one: the words can be read without any style', async () => {
  const page = await newPage({ colorScheme: 'dark' });
  await page.route(`${inject('siteUrl')}**`, async (route) => route.fulfill({ response: await route.fetch({ url: inject('siteUrl') }) }));
  await page.goto(`${inject('siteUrl')}some/route`);
  await readsFirstWords(page, /so that the address ends with the folder/);
});

test.each([desktop, phone])('without JavaScript, $width wide: it says that it needs it', async (viewport) => {
  const page = await newPage({ javaScriptEnabled: false, viewport });
  await page.goto(inject('siteUrl'));
  await page.getByRole('heading', { name: 'BitNet Playground' }).waitFor();
  await page.getByText(/needs JavaScript, because/).waitFor();
  expect(await page.getByText('Loading…').isVisible()).toBe(false);
  const box = await page.getByText(/needs JavaScript, because/).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(12);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width - 12);
});

test('a script that ends at once: the words stay, and say why', async () => {
  const page = await newPage();
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new TypeError('This document requires TrustedScriptURL assignment.');
      }
    } as unknown as typeof Worker;
  });
  await page.goto(inject('siteUrl'));
  await readsFirstWords(page, /The page could not start: This document requires TrustedScriptURL/);
});

test('under the strictest policy for styles and scripts it looks the same', async () => {
  const page = await newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.route(inject('siteUrl'), async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'" },
    });
  });
  await page.goto(inject('siteUrl'));
  await readsFirstWords(page);
  expect(await isStyled(page)).toBe(true);
  expect(refused.filter((text) => /style/.test(text))).toEqual([]);
});

test('on a slow line it is there at once, the help only later, and nothing moves when the page takes its place', async () => {
  const page = await newPage();
  await page.addInitScript(() => {
    Reflect.set(window, 'shift', 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Reflect.set(window, 'shift', Reflect.get(window, 'shift') + Number(Reflect.get(entry, 'value')));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let send = (): void => undefined;
  const held = new Promise<void>((resolve) => (send = resolve));
  let asked = 0;
  await page.route('**/assets/page-*.js', async (route) => {
    asked++;
    await held;
    await route.continue();
  });
  await page.goto(inject('siteUrl'), { waitUntil: 'commit' });
  const loading = page.locator('.first-words').getByText('Loading…');
  await loading.waitFor();
  // Nothing is painted before its style sheet has loaded.
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  expect(await page.getByText(/What to try:/).isVisible()).toBe(false);
  expect(await loading.isVisible()).toBe(true);
  send();
  await panel(page, 'Weights').waitFor();
  expect(asked).toBe(1);
  expect(await page.locator('.first-words').count()).toBe(0);
  expect(await page.evaluate(() => Number(Reflect.get(window, 'shift')))).toBeLessThan(0.05);
});
