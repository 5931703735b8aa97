/** The presenter view as a teacher uses it: by button and by link, with a clicker, and legible from the last row. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn, launchBrowser, openPlayground, smallLink, tinyLink } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const view = (page: Page) => page.getByRole('dialog', { name: 'Presenter view' });
const scene = (page: Page, name: string) => view(page).getByRole('region', { name, exact: true });
const scenes = ['Weights', 'What it does', 'Loss', 'Result'];

/** Texts of the view that are smaller than so many pixels as drawn, cut off or outside of the window; and whether anything scrolls. */
const illegible = (page: Page, smallest = 20): Promise<readonly string[]> =>
  view(page).evaluate((dialog, fewest) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (parentElement === null || textContent?.trim() === '' || parentElement.closest('.visually-hidden, title') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, right, top, bottom, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      const grown = parentElement instanceof SVGGraphicsElement ? (parentElement.getScreenCTM()?.a ?? 1) : 1;
      const size = grown * Number.parseFloat(getComputedStyle(parentElement).fontSize);
      if (size < fewest - 0.01) found.push(`${textContent}: ${size} px`);
      const stage = parentElement.closest('.presenter-stage')?.getBoundingClientRect();
      const [lowest, highest] = [stage?.bottom ?? innerHeight, stage?.top ?? 0];
      if (left < 0 || right > innerWidth || top < highest - 1 || bottom > lowest + 1) found.push(`${textContent} is outside`);
    }
    for (const element of dialog.querySelectorAll('.presenter-stage, .presenter-screen, .presenter-sight, .behaviour-example'))
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
        found.push(`${element.className} is too small for what it holds`);
    return found;
  }, smallest);

test('opens by its button, trains by the space bar, follows a clicker, and leaves by Escape', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink(), viewport: { width: 1366, height: 768 } });
  const { page } = playground;
  const button = page.getByRole('button', { name: 'Present', exact: true });
  await page.getByText('untrained', { exact: true }).waitFor({ state: 'attached' });
  await button.click();
  await scene(page, 'Weights').waitFor();
  expect(page.url()).toContain('&present=1');

  await page.keyboard.press('Space');
  await view(page).getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  for (const key of ['PageDown', 'ArrowRight', 'PageDown']) await page.keyboard.press(key);
  await scene(page, 'Result').waitFor();
  expect(await view(page).getByRole('status').last().textContent()).toBe('Scene 4 of 4: Result');
  await page.keyboard.press('PageUp');
  await scene(page, 'Loss').waitFor();
  await view(page).getByRole('button', { name: 'What it does', exact: true }).click();
  await scene(page, 'What it does').waitFor();
  // The press has not taken the keys away.
  await page.keyboard.press('PageUp');
  await scene(page, 'Weights').waitFor();

  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(
      true,
    );
  }
  await page.keyboard.press('Escape');
  await view(page).waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(page.url()).not.toContain('present');
  // Nothing was lost on the way.
  await page.getByText('finished', { exact: true }).waitFor();
  await playground.close();
});

test('opens by its link, stays after a reload, is legible in every scene, and axe finds nothing', async () => {
  const playground = await openPlayground(browser, { hash: `${tinyLink()}&present=1`, viewport: { width: 1366, height: 768 } });
  const { page } = playground;
  await scene(page, 'Weights').waitFor();
  await page.reload();
  await scene(page, 'Weights')
    .getByRole('img', { name: /^Histogram/ })
    .waitFor();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Space');
  await view(page).getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  for (const name of scenes) {
    await scene(page, name).waitFor();
    for (const [width, height] of [
      [1366, 768],
      [1440, 900],
      [1024, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => illegible(page), { timeout: 3_000, message: `${name} at ${width}×${height}` }).toEqual([]);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await axeOn(page).include('.presenter').analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join()}`)).toEqual([]);
    }
    await page.keyboard.press('PageDown');
  }
  await view(page).getByRole('button', { name: 'Leave' }).click();
  await view(page).waitFor({ state: 'detached' });
  await playground.close();
});

test.each(['tales', 'gestures', 'ball'])('what a model of %s does is legible too', async (task) => {
  const playground = await openPlayground(browser, { hash: `${smallLink(task)}&present=1`, viewport: { width: 1024, height: 768 } });
  const { page } = playground;
  await scene(page, 'Weights')
    .getByRole('img', { name: /^Histogram/ })
    .waitFor();
  await page.keyboard.press('PageDown');
  await view(page).getByText('right', { exact: true }).first().waitFor();
  if (task === 'ball') await view(page).getByRole('img', { name: 'the predicted picture' }).waitFor({ timeout: 8_000 });
  await expect.poll(() => illegible(page), { timeout: 3_000 }).toEqual([]);
  await playground.close();
});

test.each([
  ['a phone on its side', 844, 390],
  ['a small one', 740, 360],
  ['a laptop page at 200 %', 683, 384],
  ['a phone upright', 390, 844],
  ['a small one upright', 360, 640],
])('%s shows the scenes whole, and the weights large', async (_name, width, height) => {
  const playground = await openPlayground(browser, { hash: `${tinyLink()}&present=1`, viewport: { width, height } });
  const { page } = playground;
  const histogram = scene(page, 'Weights').getByRole('img', { name: /^Histogram/ });
  await histogram.waitFor();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Space');
  await view(page).getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  const drawn = async (): Promise<number> =>
    histogram.evaluate((picture) => Math.max(...[...picture.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect().height)));
  await expect.poll(drawn).toBeGreaterThan(height / 4);
  for (const name of scenes) {
    await scene(page, name).waitFor();
    await expect.poll(() => illegible(page, 14), { timeout: 3_000, message: name }).toEqual([]);
    await page.keyboard.press('PageDown');
  }
  await playground.close();
});

test('nothing is drawn anew where nothing happens', async () => {
  const playground = await openPlayground(browser, { hash: `${tinyLink()}&present=1` });
  const { page } = playground;
  const histogram = scene(page, 'Weights').getByRole('img', { name: /^Histogram/ });
  await histogram.waitFor();
  const changes = async (): Promise<number> =>
    histogram.evaluate(
      (picture) =>
        new Promise<number>((count) => {
          let changed = 0;
          const observer = new MutationObserver((records) => (changed += records.length));
          observer.observe(picture.closest('[data-scene]')!, { attributes: true, characterData: true, childList: true, subtree: true });
          setTimeout(() => {
            observer.disconnect();
            count(changed);
          }, 500);
        }),
    );
  // What has just arrived is drawn once.
  await expect.poll(changes, { timeout: 10_000 }).toBe(0);
  await playground.close();
});
