/** What a newcomer sees before, while and after pressing Train: something that moves, what it means, and what to do next. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desktop, launchBrowser, openPlayground, panel, phone, tinyLink, trainToTheEnd, type OpenOptions } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(() => browser.close());

const note = (page: Page) => panel(page, 'Weights').getByText('Recording', { exact: true });
const strip = (page: Page) => page.getByRole('region', { name: 'What the model does' });
const histogram = (page: Page) => panel(page, 'Weights').getByRole('img', { name: /^Histogram/ });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function visited<T>(options: OpenOptions, visit: (page: Page) => Promise<T>): Promise<T> {
  const playground = await openPlayground(browser, options);
  try {
    return await visit(playground.page);
  } finally {
    await playground.close();
  }
}

/** An engine that takes its time: what moves meanwhile cannot be of this page's own training. */
const withoutWorkers = (): void => {
  window.Worker = class extends EventTarget {
    postMessage(): void {}
    terminate(): void {}
  } as unknown as typeof Worker;
};

describe('a recording', () => {
  test('moves before anything is ready, says what it is, and collapses', () =>
    visited({ prelude: withoutWorkers }, async (page) => {
      await note(page).waitFor();
      const seen: number[] = [];
      await expect
        .poll(
          async () => {
            const share = Number.parseFloat(
              await page
                .getByText(/of 4,096 weights lie on/)
                .locator('../..')
                .innerText(),
            );
            if (share !== seen.at(-1)) seen.push(share);
            return share;
          },
          { timeout: 30_000, interval: 100 },
        )
        .toBe(100);
      expect(seen[0]).toBeLessThan(25);
      expect(seen.length).toBeGreaterThan(5);
      expect(seen).toEqual(seen.toSorted((one, other) => one - other));
      expect(await panel(page, 'Weights').innerText()).toMatch(/Recording\s+of a real run: ternary, reverse digits, step \d+ of 300/);
      await panel(page, 'Weights')
        .getByRole('img', { name: /^Every effective weight .* 64 by 64/ })
        .waitFor();
    }));

  test('gives way when Train is pressed, and to Skip', () =>
    visited({}, async (page) => {
      await note(page).waitFor();
      await button(page, 'Train').click();
      await note(page).waitFor({ state: 'detached' });
      await page.reload();
      await note(page).waitFor();
      await button(page, 'Skip').click();
      await note(page).waitFor({ state: 'detached' });
      await expect.poll(async () => histogram(page).getAttribute('aria-label')).toMatch(/at step 0\b/);
    }));

  test('gives way to another run, another task and other settings', () =>
    visited({}, async (page) => {
      for (const turn of [
        () => page.getByRole('radio', { name: 'Binary', exact: true }).click({ force: true }),
        () => page.getByRole('radio', { name: 'Sort digits' }).click({ force: true }),
        () => button(page, 'New seed').click(),
      ]) {
        await note(page).waitFor();
        await expect.poll(async () => page.evaluate(async () => (await window.bitnet.runs()).length)).toBe(3);
        await expect.poll(async () => page.getByRole('radio', { name: 'Binary', exact: true }).isEnabled()).toBe(true);
        await turn();
        await note(page).waitFor({ state: 'detached', timeout: 1500 });
        // The address has taken the settings up; without them it is the page of a newcomer again.
        await page.goto('about:blank');
        await page.goto(inject('siteUrl'));
      }
    }));

  test.each([
    ['who follows a link', { hash: tinyLink() }],
    ['who asks for less motion', { context: { reducedMotion: 'reduce' } }],
  ] as const)('is not shown to %s', (_who, options) =>
    visited(options, async (page) => {
      await expect.poll(async () => histogram(page).getAttribute('aria-label')).toMatch(/at step 0\b/);
      expect(await note(page).count()).toBe(0);
    }),
  );

  test('that cannot be fetched leaves the page as it is', async () => {
    const playground = await openPlayground(browser, {
      prelude: () => {
        const { fetch: real } = window;
        window.fetch = async (input, init) => {
          if (typeof input === 'string' && input.includes('first-run')) throw new TypeError('no network');
          return real(input, init);
        };
      },
    });
    await expect.poll(async () => histogram(playground.page).getAttribute('aria-label')).toMatch(/at step 0\b/);
    await playground.close();
  });
});

describe('while it trains', () => {
  test.each([
    ['on a laptop', { width: 1366, height: 768 }],
    ['on a projector', { width: 1024, height: 768 }],
    ['on a phone', phone],
    ['on a desktop', desktop],
  ] as const)('what the model does, its loss and the collapse are in sight %s', (_where, viewport) =>
    visited({ viewport, hash: 'v=1&steps=400' }, async (page) => {
      await button(page, 'Train').click();
      await page.getByText(/ left$/).waitFor({ timeout: 60_000 });
      await expect.poll(async () => strip(page).innerText()).toMatch(/What it does\s+ternary, step [1-9]/);
      expect(await strip(page).innerText()).toMatch(/right\s+[\d.]+%\s+loss\s+\d+\.\d{3}/);
      const lowest = await page.evaluate(() => {
        const bar = document.querySelector('.transport')!.getBoundingClientRect();
        // On a phone the buttons lie along the lower edge.
        return bar.top > innerHeight / 2 ? bar.top : innerHeight;
      });
      for (const part of [strip(page), page.getByText(/of 4,096 weights lie on/), histogram(page)]) {
        const box = (await part.boundingBox())!;
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(lowest + 1);
      }
    }),
  );
});

describe('at the end', () => {
  test('the number is 100 %, one sentence says what came out, and the next experiment is one press away', () =>
    visited({ hash: tinyLink() }, async (page) => {
      const comparison = panel(page, 'Comparison');
      await comparison.getByText(/Does it still learn\? Press Train\./).waitFor();
      await trainToTheEnd(page);
      await page.getByText(/the model now uses nothing but −1, 0 and \+1/).waitFor();
      await expect
        .poll(async () => comparison.innerText())
        .toMatch(
          /\d+(\.\d)?×\s+smaller file\s+Full \S+, ternary \S+ and binary \S+ sequences right\. One run each cannot show which is better\. Ternary's file is/,
        );
      await comparison.getByRole('button', { name: /^Next: If every file may be the same size/ }).click();
      await page.waitForURL(/task=sort/);
      expect(new URL(page.url()).hash).toMatch(/seeds=3&budget=kilobytes/);
      expect(await page.getByRole('radio', { name: 'Sort digits' }).isChecked()).toBe(true);
      await expect
        .poll(async () => comparison.innerText(), { timeout: 60_000 })
        .toMatch(/The files are the same size\. Which model learns most\?/);
    }));

  test('a setting that was changed is on the button that applies it', () =>
    visited({ hash: tinyLink() }, async (page) => {
      await trainToTheEnd(page);
      await button(page, 'Train again').waitFor();
      await page.getByRole('checkbox', { name: 'Binary' }).uncheck({ force: true });
      await button(page, 'Train with new settings').click();
      await page.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
      await expect
        .poll(async () => page.evaluate(async () => (await window.bitnet.runs()).map(({ mode, step }) => [mode, step])))
        .toEqual([
          ['none', 12],
          ['ternary', 12],
        ]);
      await button(page, 'Train again').waitFor();
    }));
});
