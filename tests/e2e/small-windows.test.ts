/** Small laptops, small phones, phones on their side and pages at 200 %: nothing is cut off, and what belongs together is in sight together. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

/** Words and controls that leave the window sideways, or are cut by something around them that does not scroll. */
const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('the page scrolls sideways');
    const texts = document.createTreeWalker(document.querySelector('#root')!, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement;
      if (element === null || node.textContent?.trim() === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.visually-hidden, .skip-links, svg, [aria-hidden="true"], .first-words') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { clipPath, overflowX, textOverflow } = getComputedStyle(around);
        // Shortened on purpose, with an ellipsis that shows it; to be scrolled; or only for who hears the page.
        if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll' || clipPath === 'inset(50%)') break;
        const box = around.getBoundingClientRect();
        if (overflowX !== 'visible' && (right > box.right + 1 || left < box.left - 1)) found.push(`“${node.textContent}” is cut`);
        const padding = Number.parseFloat(getComputedStyle(around).paddingRight);
        if (around.matches('.panel') && (right > box.right - padding + 1 || left < box.left + padding - 1))
          found.push(`“${node.textContent}” leaves its panel`);
        if (around.matches('.segmented, .button, .chip') && (right > box.right - 2 || left < box.left + 2))
          found.push(`“${node.textContent}” leaves its button`);
        if (around === document.body && (right > innerWidth + 1 || left < -1)) found.push(`“${node.textContent}” leaves the window`);
      }
    }
    return found;
  });

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
