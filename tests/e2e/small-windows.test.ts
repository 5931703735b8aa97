/** Small laptops, small phones, phones on their side and pages at 200 %: nothing is cut off, and what belongs together is in sight together. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

describe.each([
  ['a small laptop', 1366, 768],
  ['a tablet', 1024, 768],
  ['a small phone', 360, 640],
  ['a phone on its side', 740, 360],
  // As many pixels of CSS as 1440×900 has at 200 %.
  ['a page at 200 %', 720, 450],
  ['a laptop page at 200 %', 683, 384],
])('%s', (_name, width, height) => {
  test('cuts nothing, before and after training and in every view', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '4' }), viewport: { width, height } });
    const { page } = playground;
    await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor();
    await expect.poll(async () => clipped(page)).toEqual([]);
    await trainToTheEnd(page);
    for (const view of ['Layers', 'Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost']) {
      await page.getByRole('radio', { name: view, exact: true }).evaluate((radio: HTMLInputElement) => radio.click());
      await expect.poll(async () => panel(page, 'Look inside').innerText()).not.toContain('Loading…');
      await expect.poll(async () => clipped(page), { message: view }).toEqual([]);
    }
    // Every button of the header can be pressed.
    for (const name of ['Reset', 'New seed', 'Share', 'Open', 'Download'])
      await page.getByRole('button', { name, exact: true }).click({ trial: true });
    await playground.close();
  });
});

test('at 360×640 the plot and what the model does are in sight together while it trains', async () => {
  const playground = await openPlayground(browser, { hash: 'v=1&steps=400', viewport: { width: 360, height: 640 } });
  const { page } = playground;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText(/ left$/).waitFor({ timeout: 60_000 });
  const lowest = (await page.getByRole('group', { name: 'Training' }).boundingBox())!.y;
  for (const part of [
    panel(page, 'Weights').getByRole('img', { name: /^Histogram/ }),
    page.getByText(/of 4,096 weights lie on/).first(),
    page.getByRole('region', { name: 'What the model does' }),
  ]) {
    const box = (await part.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(52);
    expect(box.y + box.height).toBeLessThanOrEqual(lowest);
  }
  await playground.close();
});

test('the presenter view fills the screen by a press, and gives it back', async () => {
  const playground = await openPlayground(browser, { hash: `${tinyLink()}&present=1` });
  const { page } = playground;
  const full = page.getByRole('button', { name: 'Full screen' });
  await full.click();
  await expect.poll(async () => page.evaluate(() => document.fullscreenElement?.className)).toBe('presenter-screen');
  await expect.poll(async () => full.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('region', { name: 'Weights', exact: true }).last().waitFor();
  await full.click();
  await expect.poll(async () => page.evaluate(() => document.fullscreenElement)).toBeNull();
  await expect.poll(async () => full.getAttribute('aria-pressed')).toBe('false');
  await playground.close();
});
