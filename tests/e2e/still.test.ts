/** Nothing moves while it trains: no reader loses the line, no finger hits another button. By the browser's own measure. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(() => browser.close());

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

declare global {
  interface Window {
    shifts: Shift[];
  }
}

/** Keeps every shift that no press has caused just before. */
function watchShifts(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as readonly (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
    })[]) {
      // A number that is set flush right begins earlier when it has a digit more, and has not moved. Less than a pixel is the
      // rounding of a letter's width, which nobody sees: "100" was 0.53 wider than three zeros in one run of many.
      const sources = entry.sources.filter(
        ({ previousRect: before, currentRect: now }) => before.top !== now.top || Math.abs(before.right - now.right) >= 1,
      );
      if (entry.hadRecentInput || (sources.length === 0 && entry.sources.length > 0)) continue;
      window.shifts.push({
        value: entry.value,
        moved: sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return `${element?.tagName ?? ''}.${element?.getAttribute('class') ?? ''}: ${JSON.stringify([previousRect, currentRect])}`;
        }),
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

test.each([
  [1440, 900],
  [1366, 768],
  [1024, 768],
  [740, 360],
  [390, 844],
  [360, 640],
])('%i×%i, from the first step to the verdict', async (width, height) => {
  const playground = await openPlayground(browser, {
    hash: tinyLink({ hiddenSize: '32', steps: '60' }),
    viewport: { width, height },
    prelude: watchShifts,
  });
  const { page } = playground;
  await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor();
  // All that is fetched after the first paint has come, and the first evaluation is drawn.
  await panel(page, 'Comparison')
    .getByText(/Press Train\.$/)
    .waitFor({ state: 'attached' });
  await page.waitForTimeout(3_000);
  await page.evaluate(() => window.shifts.splice(0));
  await trainToTheEnd(page);
  await page
    .getByText(/the model now uses nothing but −1, 0 and \+1/)
    .first()
    .waitFor({ state: 'attached' });
  await panel(page, 'Comparison')
    .getByText(/One run each cannot show|solve the task/)
    .first()
    .waitFor();
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(() => window.shifts)).toEqual([]);
  // What is watched is there, and moved on purpose it is seen.
  await page.waitForTimeout(600);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('main')!.style.paddingTop = '80px';
  });
  await expect.poll(async () => page.evaluate(() => window.shifts.length)).toBeGreaterThan(0);
  await playground.close();
});
