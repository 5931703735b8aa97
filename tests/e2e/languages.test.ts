/** English at the top of the site, German in `de/`; a link at the foot of each leads to the other, and a browser remembers it. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { desktop, launchBrowser, tinyLink } from './playground';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(async () => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', serviceWorkers: 'block', locale: 'en-GB' });
});
afterEach(async () => context.close());

const languageOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('lang');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('Deutsch leads to the same settings in German, a later visit too, and English leads back', async () => {
  const english = inject('siteUrl');
  const hash = tinyLink({ backend: 'wasm' });
  const page = await context.newPage();
  await page.goto(`${english}?lang=en#${hash}`);
  await button(page, 'Deutsch').click({ timeout: 60_000 });
  await page.waitForURL(`${english}de/index.html#${hash}`);
  expect(await languageOf(page)).toBe('de');
  await button(page, 'Trainieren').waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { name: 'Gewichte', exact: true }).waitFor();

  const later = await context.newPage();
  await later.goto(`${english}#${hash}`);
  await later.waitForURL(`${english}de/index.html#${hash}`);
  await button(later, 'English').click({ timeout: 60_000 });
  await later.waitForURL(`${english}#${hash}`);
  expect(await languageOf(later)).toBe('en');
  await later.reload();
  expect(await languageOf(later)).toBe('en');
});

test('what was trained in one language is offered in the other', async () => {
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#${tinyLink({ backend: 'wasm', steps: '4' })}`);
  await button(page, 'Train').click({ timeout: 90_000 });
  await button(page, 'Train again').waitFor({ timeout: 90_000 });
  // Before that, the page would ask.
  await page.getByRole('contentinfo').getByText('3 runs').waitFor({ timeout: 60_000 });
  await button(page, 'Deutsch').click();
  await page.getByRole('status').getByRole('button', { name: 'Schritt 4 wieder zeigen' }).click({ timeout: 90_000 });
  await expect
    .poll(async () => page.evaluate(async () => (await window.bitnet.runs()).map(({ step }) => step)), { timeout: 60_000 })
    .toEqual([4, 4, 4]);
});
