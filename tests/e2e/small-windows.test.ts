/** Small laptops, small phones, phones on their side and pages at 200 %: nothing is cut off, and what belongs together is in sight together. */
import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clipped } from './clipped';
import { overlapping } from './overlapping';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

// Opened in the first window of each row, which is then made as large as the others: a training costs more than a look.
describe.each([
  {
    of: 'laptops and tablets',
    windows: [
      [1366, 768],
      [1024, 768],
    ],
  },
  {
    // 1440×900 and a laptop's page at 200 % have as many pixels of CSS as the last two of these, 1280×1024 at 400 % as many as 320×256:
    // so narrow, WCAG 2 (1.4.10) wants everything without scrolling sideways.
    of: 'phones, one on its side, and pages at 200 % and 400 %',
    windows: [
      [320, 640],
      [320, 256],
      [360, 640],
      [740, 360],
      [720, 450],
      [683, 384],
    ],
  },
] as const)('$of', ({ windows }) => {
  test('cut nothing, before and after training and in every view', async () => {
    const sizes = windows.map(([width, height]) => ({ width, height }));
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '4' }), viewport: sizes[0]! });
    const { page } = playground;
    const inEachWindow = async (look: (message: string) => Promise<void>): Promise<void> => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        await look(`${size.width}×${size.height}`);
      }
    };
    await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor();
    await inEachWindow(async (message) =>
      expect.poll(async () => [...(await clipped(page)), ...(await overlapping(page))], { message }).toEqual([]),
    );
    await trainToTheEnd(page);
    for (const view of ['Layers', 'Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost']) {
      await page.getByRole('radio', { name: view, exact: true }).evaluate((radio: HTMLInputElement) => radio.click());
      await expect.poll(async () => panel(page, 'Look inside').innerText()).not.toContain('Loading…');
      await inEachWindow(async (message) =>
        expect.poll(async () => [...(await clipped(page)), ...(await overlapping(page))], { message: `${view}, ${message}` }).toEqual([]),
      );
    }
    // Every button of the header can be pressed.
    await inEachWindow(async () => {
      for (const name of ['Reset', 'New seed', 'Share', 'Open', 'Download'])
        await page.getByRole('button', { name, exact: true }).click({ trial: true });
    });
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

test.each([
  ['en-GB', 'Train', 'Step that every panel shows', /writes/, /^\d of \d$/],
  ['de-DE', 'Trainieren', 'Schritt, den alle Bereiche zeigen', /schreibt/, /^\d von \d$/],
] as const)(
  'at 360×640 a finger has room on the scrubber, and answers end before their score (%s)',
  async (locale, train, step, writes, score) => {
    const viewport = { width: 360, height: 640 };
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '4', seqLen: '16' }), viewport, context: { locale } });
    const { page } = playground;
    const box = async (part: Locator) => (await part.boundingBox())!;
    await page.getByRole('button', { name: train, exact: true, disabled: false }).click({ timeout: 60_000 });
    const scrubber = page.getByRole('slider', { name: step });
    await expect.poll(async () => scrubber.isEnabled(), { timeout: 60_000 }).toBe(true);
    expect((await box(scrubber)).width).toBeGreaterThan(280);
    const answer = page.getByRole('group', { name: writes }).first();
    const right = page.getByText(score).first();
    // It answers where it is in sight.
    await answer.scrollIntoViewIfNeeded();
    await right.waitFor();
    const { x, width } = await box(answer);
    expect((await box(right)).x).toBeGreaterThanOrEqual(x + width);
    await playground.close();
  },
);

test.each([
  ['en-GB', 'Train', 'Train again', 'Step that every panel shows'],
  ['de-DE', 'Trainieren', 'Noch einmal', 'Schritt, den alle Bereiche zeigen'],
] as const)(
  'where the weights have the least room, a pointer has 200 pixels of scrubber, and moves it (%s)',
  async (locale, train, again, step) => {
    const viewport = { width: 1440, height: 900 };
    const { page, close } = await openPlayground(browser, { hash: tinyLink(), viewport, context: { locale } });
    await page.getByRole('button', { name: train, exact: true, disabled: false }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: again }).waitFor({ timeout: 60_000 });
    const scrubber = page.getByRole('slider', { name: step });
    // A tablet upright, and where the page begins to have two columns, and three.
    for (const width of [700, 740, 768, 820, 900, 1200, 1300]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(async () => (await scrubber.boundingBox())?.width, { message: `${width} wide` }).toBeGreaterThan(170);
      if (width >= 740) expect((await scrubber.boundingBox())?.width, `${width} wide`).toBeGreaterThan(200);
    }
    await page.setViewportSize({ width: 740, height: 900 });
    const { width, height } = (await scrubber.boundingBox())!;
    await scrubber.click({ position: { x: 0.3 * width, y: height / 2 } });
    await expect.poll(async () => scrubber.getAttribute('aria-valuetext')).toMatch(/^(step|Schritt) [1-8], /);
    await page.getByRole('button', { name: 'live', exact: true }).click();
    await expect.poll(async () => scrubber.getAttribute('aria-valuetext')).toMatch(/^live, /);
    await close();
  },
);

test.each([
  ['en-GB', 'X-ray of a model', 'X-ray', 'Weights in slow motion'],
  ['de-DE', 'Modell röntgen', 'Röntgen', 'Gewichte in Zeitlupe'],
] as const)('phones have one line of ways in, the X-ray among them (%s)', async (locale, xray, word, slowMotion) => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink(), viewport: { width: 390, height: 844 }, context: { locale } });
  const entry = page.getByRole('button', { name: xray, exact: true });
  const last = page.getByRole('button', { name: slowMotion, exact: true });
  await last.waitFor({ timeout: 60_000 });
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await entry.innerText()).toBe(word);
    await expect.poll(async () => (await last.boundingBox())!.y - (await entry.boundingBox())!.y, { message: `${width} wide` }).toBe(0);
  }
  await entry.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading').first().waitFor();
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await close();
});

test.each([
  ['en-GB', 'Train', 'Train again', ['Share', 'Download'], 'For a class: a question, what to hide, what to lock'],
  ['de-DE', 'Trainieren', 'Noch einmal', ['Teilen', 'Herunterladen'], 'Für eine Klasse: eine Frage, was verborgen und was gesperrt ist'],
] as const)('at 360×640 dialogs are as wide as what they hold (%s)', async (locale, train, again, dialogs, forClass) => {
  const viewport = { width: 360, height: 640 };
  const playground = await openPlayground(browser, { hash: tinyLink({ steps: '4' }), viewport, context: { locale } });
  const { page } = playground;
  await page.getByRole('button', { name: train, exact: true, disabled: false }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: again }).waitFor({ timeout: 60_000 });
  for (const name of dialogs) {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    if (name === dialogs[0]) await dialog.getByText(forClass).click();
    else await dialog.getByText(/read_packed/).waitFor();
    const beyond = async (): Promise<number> => dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    await expect.poll(async () => [await beyond(), ...(await overlapping(page, 'dialog'))], { message: name }).toEqual([0]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
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
