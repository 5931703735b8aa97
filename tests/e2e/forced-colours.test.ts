/** A browser that sets its own colours draws neither grounds nor shadows: every frame, track, ring and chart is seen all the same. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPixels } from '../../tools/png.mjs';
import { axeOn, launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

/** How many pixels of an element have another colour than most of it. */
async function drawnPixels(place: Locator): Promise<number> {
  const { rgb } = readPixels(await place.screenshot({ animations: 'disabled' }));
  const counts = new Map<number, number>();
  for (let i = 0; i < rgb.length; i += 3) {
    const colour = ((rgb[i] ?? 0) << 16) | ((rgb[i + 1] ?? 0) << 8) | (rgb[i + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return rgb.length / 3 - Math.max(...counts.values());
}

/** Elements without a frame, an outline or colours of their own in which they would be seen; where there is none at all, that. */
const unseen = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(selector).evaluateAll((elements) => {
    const shown = elements.filter((element) => element.checkVisibility());
    if (shown.length === 0) return ['there is none'];
    return shown
      .filter((element) => {
        const style = getComputedStyle(element);
        const isDrawn = (width: string, kind: string): boolean => Number.parseFloat(width) > 0 && kind !== 'none';
        return !(
          isDrawn(style.borderTopWidth, style.borderTopStyle) ||
          isDrawn(style.outlineWidth, style.outlineStyle) ||
          style.forcedColorAdjust === 'none'
        );
      })
      .map((element) => element.outerHTML.slice(0, 100));
  });

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('frames, tracks, charts, what is chosen and where the focus is stay visible; axe finds nothing', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ steps: '20' }),
      colorScheme,
      // High enough for all panels: answers are asked for where they are in sight.
      viewport: { width: 1440, height: 1800 },
      context: { forcedColors: 'active', reducedMotion: 'reduce' },
    });
    const { page } = playground;
    await trainToTheEnd(page);
    await page.locator('.probability-bars').waitFor();

    for (const frame of ['.panel', '.segmented', '.button', '.task-pill', '.chip', '.layer', '.level-share', '.headline', '.timeline-bar'])
      expect(await unseen(page, frame), frame).toEqual([]);
    for (const mark of ['.size-bar', '.probability-bars i', '.progress-line', '.backend-line > i', '.live-button i', '.legend i'])
      expect(await unseen(page, mark), mark).toEqual([]);
    for (const chosen of ['.segment[data-on]', '.task-pill[data-on]', '.chip[data-on]', '.layer[aria-pressed="true"]'])
      expect(
        new Set(await page.locator(chosen).evaluateAll((all) => all.map((each) => getComputedStyle(each).outlineWidth))),
        chosen,
      ).toEqual(new Set(['3px']));

    for (const [name, place] of [
      ['histogram', panel(page, 'Weights').getByRole('img', { name: /^Histogram/ })],
      ['matrix', panel(page, 'Weights').getByRole('img', { name: /^Every effective weight/ })],
      ['curves', panel(page, 'Comparison').getByRole('img').first()],
      ['slider', page.getByRole('slider', { name: /Hidden size/ })],
      ['scrubber', page.getByRole('slider', { name: 'Step that every panel shows' })],
      ['bars', page.locator('.probability-bars')],
    ] as const)
      expect(await drawnPixels(place), name).toBeGreaterThan(100);

    // The ring of the focus, on everything that takes it.
    await page.getByRole('button', { name: 'Train again' }).focus();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const ring = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return 'none focused';
        const rings = [focused, ...(focused instanceof HTMLInputElement ? [focused.parentElement ?? focused] : [])];
        const isSeen = rings.some((each) => {
          const { outlineStyle, outlineWidth, opacity } = getComputedStyle(each);
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0';
        });
        return isSeen ? '' : focused.outerHTML.slice(0, 120);
      });
      expect(ring).toBe('');
    }

    await page.getByRole('radio', { name: 'Cost' }).evaluate((radio: HTMLInputElement) => radio.click());
    await panel(page, 'Look inside').getByRole('list', { name: 'Parts of the file' }).waitFor();
    expect(await unseen(page, '.cost-bar i')).toEqual([]);
    expect(await unseen(page, '.cost-legend i')).toEqual([]);
    for (const bar of await page.locator('.cost-bar').all()) expect(await drawnPixels(bar)).toBeGreaterThan(20);

    const { violations } = await axeOn(page).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join()}`)).toEqual([]);

    await page.getByRole('button', { name: 'Present', exact: true }).click();
    const presenter = page.getByRole('dialog', { name: 'Presenter view' });
    await presenter.getByRole('region', { name: 'Weights', exact: true }).waitFor();
    expect(await unseen(page, '.presenter .button')).toEqual([]);
    expect(
      await presenter.locator('[aria-current="step"]').evaluateAll((all) => all.map((each) => getComputedStyle(each).outlineWidth)),
    ).toEqual(['3px']);
    await playground.close();
  });
});
