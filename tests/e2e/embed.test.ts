/** Parts of the playground inside a page of another origin: as a frame, and as the element that `bitnet-playground.js` defines. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPlayground, tinyLink } from './playground';

let browser: Browser;
let context: BrowserContext;
let host: { readonly url: string; close(): void };
/** What the page of the other origin is. */
let body = '';

beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  const server = createServer((_, response) => {
    // A page that allows no inline script or style, and frames and scripts of the playground alone.
    const site = new URL(inject('siteUrl')).origin;
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'content-security-policy': `default-src 'none'; script-src ${site}; frame-src ${site}`,
      })
      .end(`<!doctype html><title>A course</title>${body}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  host = {
    url: `http://127.0.0.1:${address.port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
});
afterEach(async () => context.close());
afterAll(async () => {
  host.close();
  await browser.close();
});

const sandbox = 'allow-scripts allow-same-origin allow-popups allow-downloads';
const hash = tinyLink({ backend: 'wasm', modes: 'ternary' });

async function visit(html: string, width = 800): Promise<Page> {
  body = html;
  context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heard', heard);
    addEventListener('message', ({ data }) => heard.push(data));
    addEventListener('bitnet-done', (event) => heard.push(['event', Reflect.get(event, 'detail')]));
  });
  await page.goto(host.url);
  return page;
}

const framed = (query: string, behind = hash): string =>
  `<iframe width="760" height="680" sandbox="${sandbox}" src="${inject('siteUrl')}?${query}${behind === '' ? '' : `#${behind.replaceAll('&', '&amp;')}`}"></iframe>`;
const ready = async (frame: FrameLocator): Promise<void> =>
  frame.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
const heard = async (page: Page, type: string): Promise<readonly Record<string, unknown>[]> =>
  page.evaluate(
    (wanted) => (Reflect.get(window, 'heard') as Record<string, unknown>[]).filter((each) => each['type'] === wanted),
    `bitnet-playground:${type}`,
  );

test.each([
  ['weights', 'Weights'],
  ['timeline', 'Look inside'],
  ['explorer', 'Look inside'],
  ['try', 'Try it'],
  ['comparison', 'Comparison'],
  ['examples', 'Unseen examples'],
])('embed=%s shows that panel, a way to train it and a way to the whole, and tells its height', async (name, title) => {
  const page = await visit(framed(`embed=${name}`));
  const frame = page.frameLocator('iframe');
  await ready(frame);
  expect(await frame.locator('section.panel').count()).toBe(1);
  expect(await frame.locator('header').count()).toBe(0);
  expect(await frame.getByRole('heading', { level: 2 }).first().innerText()).toMatch(name === 'examples' ? /./ : title);
  const whole = frame.getByRole('link', { name: 'Open the whole playground' });
  expect(await whole.getAttribute('target')).toBe('_blank');
  expect(await whole.getAttribute('href')).toMatch(/\/some\/where\/#v=1.*hiddenSize=16/);
  await expect.poll(async () => Number((await heard(page, 'height')).at(-1)?.['height'])).toBeGreaterThan(100);
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await expect
    .poll(async () => heard(page, 'done'), { timeout: 60_000 })
    .toEqual([{ type: 'bitnet-playground:done', what: 'training', task: 'reverse', steps: 12, modes: ['ternary'] }]);
});

test('a lesson is embedded with what it is about, and its end is told', async () => {
  const page = await visit(framed('embed=lesson:where-are-the-levels', ''));
  const frame = page.frameLocator('iframe');
  await frame.getByText('Where are the −1, 0 and +1? · 1 of', { exact: false }).waitFor({ timeout: 30_000 });
  const next = frame.getByRole('button', { name: 'Next', exact: true });
  while ((await next.count()) > 0) await next.click();
  await frame.getByRole('button', { name: 'Finish' }).click();
  await expect
    .poll(async () => heard(page, 'done'))
    .toEqual([{ type: 'bitnet-playground:done', what: 'lesson', lesson: 'where-are-the-levels' }]);
  // It leads to no other lesson: the page around has asked for this one.
  await frame.getByText('The lesson ends here.').waitFor();
  expect(await frame.getByRole('button', { name: /Lessons|Round afterwards|Record a lesson/ }).count()).toBe(0);
  await frame.getByRole('button', { name: 'Start it again' }).click();
  await frame.getByText('Where are the −1, 0 and +1? · 1 of', { exact: false }).waitFor();
  await frame.getByRole('button', { name: 'Leave' }).click();
  await frame.getByText('The lesson ends here.').waitFor();
});

test('what cannot be embedded is told of, and the weights are there', async () => {
  const page = await visit(framed('embed=everything'));
  const frame = page.frameLocator('iframe');
  await frame.getByText(/asks for “everything”, which cannot be embedded/).waitFor({ timeout: 30_000 });
  await frame.getByRole('region', { name: 'Weights' }).waitFor();
});

const script = (): string => `<script src="${inject('siteUrl')}bitnet-playground.js" defer></script>`;
const inElement = (page: Page): FrameLocator => page.locator('bitnet-playground').frameLocator('iframe');

test('the element is as high as what it shows, in the colours asked for, and tells when the training is over', async () => {
  const page = await visit(
    `${script()}<bitnet-playground panel="examples" theme="dark" link="${hash.replaceAll('&', '&amp;')}"></bitnet-playground>`,
  );
  const frame = inElement(page);
  await ready(frame);
  expect(await frame.locator('body').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(14, 18, 25)');
  const heightOf = async (): Promise<number> =>
    page.locator('bitnet-playground').evaluate((element) => element.getBoundingClientRect().height);
  const content = async (): Promise<number> => frame.locator('.embedded').evaluate((element) => element.getBoundingClientRect().height);
  await expect.poll(async () => Math.abs((await heightOf()) - (await content()))).toBeLessThanOrEqual(1);
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await expect
    .poll(async () => page.evaluate(() => (Reflect.get(window, 'heard') as unknown[]).filter(Array.isArray)), { timeout: 60_000 })
    .toEqual([['event', expect.objectContaining({ what: 'training', steps: 12 })]]);
  // Narrower is higher: the element follows.
  const before = await heightOf();
  await page.setViewportSize({ width: 380, height: 900 });
  await expect.poll(heightOf).not.toBe(before);
  await expect.poll(async () => Math.abs((await heightOf()) - (await content()))).toBeLessThanOrEqual(1);
});

test('the element is loaded only when it comes into sight, and listens to its own frame alone', async () => {
  const page = await visit(
    `${script()}<p>${'<br>'.repeat(700)}</p><bitnet-playground panel="try" link="#${hash.replaceAll('&', '&amp;')}"></bitnet-playground>`,
  );
  await page.waitForFunction(() => customElements.get('bitnet-playground') !== undefined);
  await page.waitForTimeout(500);
  expect(page.frames().some((frame) => frame.url().includes('embed='))).toBe(false);
  await page.evaluate(() => postMessage({ type: 'bitnet-playground:height', height: 7 }, '*'));
  await page.locator('bitnet-playground').scrollIntoViewIfNeeded();
  await ready(inElement(page));
  const height = await page.locator('bitnet-playground').evaluate((element) => element.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(100);
});

test('what Share offers for other pages works in one, as it is copied', async () => {
  const playground = await openPlayground(browser, { hash: `${hash}&view=1&theme=dark&try=4321` });
  const { page } = playground;
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByText('Embed in a page', { exact: true }).click();
  await page.getByLabel('What it shows').selectOption({ label: 'Try it' });
  const snippets = await Promise.all(['Frame', 'Element'].map(async (name) => page.getByRole('region', { name }).innerText()));
  await playground.close();
  for (const snippet of snippets) {
    const host = await visit(snippet);
    const frame = snippet.includes('<bitnet-playground') ? inElement(host) : host.frameLocator('iframe');
    await ready(frame);
    await expect.poll(() => frame.getByRole('textbox').inputValue(), { timeout: 20_000 }).toBe('4321');
    await expect
      .poll(() => frame.locator('body').evaluate((element) => getComputedStyle(element).backgroundColor), { timeout: 20_000 })
      .toBe('rgb(14, 18, 25)');
    if (snippet !== snippets.at(-1)) await context.close();
  }
});

test('in the language asked for, whatever the browser prefers', async () => {
  const page = await visit(`${script()}<bitnet-playground panel="weights" lang="de" height="500"></bitnet-playground>`);
  const frame = inElement(page);
  await frame.getByRole('heading', { name: 'Gewichte' }).waitFor({ timeout: 60_000 });
  expect(await frame.locator('html').getAttribute('lang')).toBe('de');
});

test('until the script has come, a frame shows nothing of the page that it is not', async () => {
  const context = await browser.newContext();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}?embed=weights`, { waitUntil: 'commit' });
  const drawn = page.locator('.drawn-ahead');
  await drawn.first().waitFor({ state: 'attached' });
  expect(await drawn.evaluateAll((each) => each.filter((element) => element.checkVisibility()).length)).toBe(0);
  release();
  await page.getByRole('region', { name: 'Weights' }).waitFor({ timeout: 60_000 });
  await context.close();
});

test('its script is small', () => {
  expect(gzipSync(readFileSync(join(inject('siteFolder'), 'bitnet-playground.js'))).length).toBeLessThan(1_800);
});
