/** Text that a class can read: nothing under 14 pixels, nothing clipped or sticking out, on every window it is shown in. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

interface Misprint {
  readonly text: string;
  readonly fault: string;
}

/**
 * Chart ticks and the names in a chart may have 12 pixels: they stand as close as their marks, and the same numbers stand beside
 * the chart in words. Everything else has 14.
 */
function misprints(page: Page): Promise<readonly Misprint[]> {
  return page.evaluate(() => {
    const found: Misprint[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (
        text === '' ||
        element === null ||
        !element.checkVisibility() ||
        element.closest('.visually-hidden, #recharts_measurement_span') !== null
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width < 1) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const least = element.closest('svg, .attention-frame, .recharts-wrapper, .recharts-responsive-container') === null ? 14 : 12;
      if (size < least) found.push({ text, fault: `${size} px` });
      if (box.left < -1 || box.right > innerWidth + 1) found.push({ text, fault: `sticks out, ${box.left} to ${box.right}` });
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { overflowX, textOverflow, clipPath } = getComputedStyle(around);
        if (clipPath !== 'none') break;
        const outer = around.getBoundingClientRect();
        // What is cut with an ellipsis says so itself.
        const cuts = overflowX === 'hidden' || overflowX === 'clip';
        if ((cuts || around.matches('.panel')) && textOverflow !== 'ellipsis' && box.right > outer.right + 2)
          found.push({ text, fault: `clipped by ${around.className}` });
      }
    }
    return found;
  });
}

const windows = [
  ['a desktop', 1440, 900],
  ['a laptop', 1366, 768],
  ['a projector', 1024, 768],
  ['a phone', 390, 844],
  ['a small phone', 360, 640],
  ['a phone on its side', 844, 390],
  ['1440 × 900 at 200 %', 720, 450],
] as const;

describe('letters', () => {
  test('are legible and whole in every window, untrained and trained', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink(), context: { reducedMotion: 'reduce' } });
    const { page } = playground;
    const check = async (): Promise<void> => {
      for (const [name, width, height] of windows) {
        await page.setViewportSize({ width, height });
        await panel(page, 'Weights').getByRole('img').first().waitFor();
        await panel(page, 'Look inside').getByText('Kept in full precision').waitFor();
        await expect.poll(async () => misprints(page), { message: name, timeout: 5000 }).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
      }
    };
    await check();
    await page.setViewportSize({ width: 1440, height: 900 });
    await trainToTheEnd(page);
    await check();
    await playground.close();
  });

  describe('untrained, in one window after the other', () => {
    let playground: Playground;
    beforeAll(async () => {
      playground = await openPlayground(browser, { hash: tinyLink() });
    });
    afterAll(() => playground.close());

    test('grow with it', async () => {
      const { page } = playground;
      const sizeAt = async (width: number): Promise<number> => {
        await page.setViewportSize({ width, height: 1080 });
        return page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
      };
      const [small, wide, wider] = [await sizeAt(1024), await sizeAt(1920), await sizeAt(2560)];
      expect(small).toBeGreaterThanOrEqual(14);
      expect(wide).toBeGreaterThan(small + 1);
      expect(wider).toBeGreaterThan(wide + 1);
    });

    test.each([
      ['a phone on its side', 844, 390],
      ['1440 × 900 at 200 %', 720, 450],
      ['a desktop', 1440, 900],
    ] as const)('the time bar never lies on the histogram, on %s', async (_name, width, height) => {
      const { page } = playground;
      await page.setViewportSize({ width, height });
      const [bar, histogram] = [
        page.getByRole('region', { name: 'Timeline' }),
        panel(page, 'Weights').getByRole('img', { name: /^Histogram/ }),
      ];
      await bar.waitFor();
      await histogram.waitFor();
      for (const top of [0, 100, 200, 300]) {
        await page.evaluate((y) => scrollTo(0, y), top);
        const [a, b] = [(await bar.boundingBox())!, (await histogram.boundingBox())!];
        expect(a.y >= b.y + b.height || a.y + a.height <= b.y, `scrolled by ${top}`).toBe(true);
      }
    });
  });
});

describe('a phone', () => {
  test.each([
    [390, 844],
    [360, 640],
  ])('%i × %i: the lower bar takes at most 14 %, every target has 44 pixels, and the task leads to its choice', async (width, height) => {
    const playground = await openPlayground(browser, { hash: tinyLink(), viewport: { width, height } });
    const { page } = playground;
    await trainToTheEnd(page);
    const bar = (await page.getByRole('group', { name: 'Training', exact: true }).boundingBox())!;
    expect(bar.height).toBeLessThanOrEqual(0.14 * height);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, summary, .segment, input[type="range"]')]
        .filter((element) => element.checkVisibility() && element.closest('.visually-hidden, .answer-cells, .comparison-table') === null)
        .filter((element) => !element.matches('.term'))
        .map((element) => ({
          name: element.getAttribute('aria-label') ?? element.textContent,
          height: element.getBoundingClientRect().height,
        }))
        .filter((target) => target.height > 0 && target.height < 44),
    );
    expect(small).toEqual([]);
    await page.getByRole('button', { name: /^Task: Reverse digits/ }).click();
    await page.getByRole('radio', { name: 'Sort digits' }).waitFor();
    await expect.poll(async () => page.getByText('Setup', { exact: true }).first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await playground.close();
  });
});
