/** Fonts are wider on some systems than on others, and run pickers longer: what stands side by side never overlaps. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

/** As much wider as DejaVu Sans is than what most systems have. */
async function widenFonts(page: Page, share: number): Promise<void> {
  await page.evaluate((wider) => {
    const root = document.documentElement.style;
    // A letter is about half as wide as high.
    root.setProperty('letter-spacing', `${0.55 * wider}em`);
    for (const element of document.querySelectorAll<HTMLElement>('h1, h2, button, input'))
      element.style.letterSpacing = `${0.55 * wider}em`;
  }, share);
}

interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where words are really painted: their boxes, not those of the elements around them. */
async function paintedWords(place: Locator): Promise<readonly Placed[]> {
  return place.evaluate((root) => {
    const placed: Placed[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || element === null || !element.checkVisibility() || element.closest('.visually-hidden, .popover') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { top, bottom, ...painted } = range.getBoundingClientRect().toJSON() as Placed;
      let { left, right } = painted;
      for (let around: Element | null = element; around !== null && around !== root; around = around.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(around);
        if (clipPath !== 'none') left = right;
        if (overflowX === 'visible') continue;
        const box = around.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      }
      if (right - left > 2) placed.push({ text, left, right, top, bottom });
    }
    return placed;
  });
}

function overlaps(words: readonly Placed[]): readonly string[] {
  return words.flatMap((a, index) =>
    words
      .slice(index + 1)
      .flatMap((b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3 ? [`“${a.text}” and “${b.text}”`] : [],
      ),
  );
}

// One page, made as wide as each of them: a training costs more than a look.
describe.each([[[1440, 1366, 1200]], [[1024, 860, 700]]])('%j wide', (widths) => {
  test('nothing in the header overlaps or leaves the window, with fonts up to 15 % wider, before and after training', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ backend: 'wasm', steps: '4' }),
      viewport: { width: widths[0]!, height: 900 },
    });
    const { page } = playground;
    const header = page.getByRole('banner');
    const check = async (): Promise<void> => {
      for (const [width, wider] of widths.flatMap((each) => [0, 0.1, 0.15].map((share) => [each, share] as const))) {
        await page.setViewportSize({ width, height: 900 });
        await widenFonts(page, wider);
        // What the page says of a longer training, and on a machine where one backend is faster.
        const words = await paintedWords(header);
        expect(words.length).toBeGreaterThan(2);
        expect(overlaps(words), `${width} wide, letters ${wider} wider`).toEqual([]);
        const boxes = await header.evaluate((root) =>
          [...root.querySelectorAll('button, summary, .progress-step, .progress-words, h1')]
            .filter((element) => element.checkVisibility())
            .map((element) => ({ text: element.textContent, ...(JSON.parse(JSON.stringify(element.getBoundingClientRect())) as DOMRect) })),
        );
        expect(boxes.filter(({ right, left }) => right > width || left < 0).map(({ text }) => text)).toEqual([]);
        for (const [index, a] of boxes.entries())
          for (const b of boxes.slice(index + 1))
            if (
              a.text !== b.text &&
              a.width > 2 &&
              b.width > 2 &&
              a.left < b.right - 1 &&
              b.left < a.right - 1 &&
              a.top < b.bottom - 3 &&
              b.top < a.bottom - 3
            )
              throw new Error(`${width} wide, letters ${wider} wider: “${a.text}” and “${b.text}” overlap`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(
          0,
        );
      }
    };
    await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
    // Train can be pressed while the models are built; the time they take is told after that, and nothing is written there any more.
    await header
      .locator('.progress-words')
      .filter({ hasText: /\bhere$/ })
      .waitFor();
    // The longest words that stand there.
    await page.evaluate(() => {
      const set = (selector: string, text: string): void => {
        const element = document.querySelector(selector);
        if (element !== null) element.textContent = text;
      };
      set('.progress-words', ' about 12 minutes here');
      set('.backend-checked', '· 12.5× faster');
    });
    await check();
    playground.problems.splice(0);
    await playground.page.reload();
    await trainToTheEnd(page);
    await check();
    playground.problems.splice(0);
    await playground.close();
  });
});

test.each([[[1440, 1366, 1200, 1024]], [[390]]])(
  '%j wide, a picker of eight runs stays inside its panel, and every run can be pressed',
  async (widths) => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ backend: 'wasm', steps: '4' }),
      viewport: { width: widths[0]!, height: 900 },
    });
    const { page } = playground;
    await trainToTheEnd(page);
    await page.evaluate(async () => {
      const [, ternary] = await window.bitnet.runs();
      const bytes = await window.bitnet.export(ternary?.id ?? '', 'packed');
      await window.bitnet.open(bytes, 'a-model-with-a-long-name.safetensors');
      for (let n = 0; n < 4; n++) await window.bitnet.open(bytes, `another-model-${n}.safetensors`);
    });
    const weights = panel(page, 'Weights');
    const picker = weights.getByRole('radiogroup', { name: 'Run to look at' });
    await expect.poll(async () => picker.getByRole('radio').count()).toBe(8);
    await widenFonts(page, 0.15);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const [outer, inner] = [await weights.boundingBox(), await picker.boundingBox()];
      expect(inner?.x).toBeGreaterThanOrEqual(outer?.x ?? 0);
      expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      for (const segment of await picker.locator('label').all()) {
        const box = await segment.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(outer?.x ?? 0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0));
        await segment.click();
      }
      expect(overlaps(await paintedWords(weights.locator('.panel-head')))).toEqual([]);
    }
    await playground.close();
  },
);
