/** `?bench`: a visitor measures the own machine and hands the report on. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPlayground, phone } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

test('Start measures, Stop keeps what was measured, and Copy takes the report along; nothing is kept', async () => {
  const playground = await openPlayground(browser, {
    url: `${inject('siteUrl')}?bench`,
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const { page } = playground;
  await page.getByRole('button', { name: 'Start', exact: true }).click({ timeout: 60_000 });
  await page.getByRole('status').getByText('Measuring the small model, 2 of 4…').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('Stopped. What was measured so far stays.').waitFor({ timeout: 60_000 });

  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'tiny' }) });
  const cells = await row.getByRole('cell').allInnerTexts();
  expect(cells.slice(0, 3)).toEqual(['32', expect.stringMatching(/^1\d,\d{3}$/), '–']);
  expect(Number.parseFloat(cells[3] ?? '')).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Copy: Benchmark report' }).click();
  await page.getByText('Copied').waitFor();
  const report = await page.evaluate(async () => navigator.clipboard.readText());
  expect(report).toContain(await page.evaluate(() => navigator.userAgent));
  expect(report).toContain('- WebGPU gave no time: ');
  expect(report).toContain(`| tiny | 32 | ${(cells[1] ?? '').replace(',', '')} | – | ${cells[3] ?? ''} | – |`);
  expect(await page.evaluate(async () => window.bitnet.library())).toEqual([]);

  await page.getByRole('link', { name: 'To the playground' }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  await playground.close();
});

test('on a phone nothing leaves the window', async () => {
  const playground = await openPlayground(browser, { url: `${inject('siteUrl')}?bench`, viewport: phone });
  const { page } = playground;
  await page.getByRole('heading', { name: 'How fast is training here?' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await playground.close();
});
