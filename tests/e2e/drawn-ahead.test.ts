/** The first screen as `index.html` holds it: painted before any script, true for whoever comes, and in the very place of the page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desktop, launchBrowser, phone } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(() => browser.close());

interface Held {
  readonly page: Page;
  /** What was asked of the site so far, by name. */
  readonly asked: readonly string[];
  readonly problems: readonly string[];
  /** Lets the scripts come; the engine never starts, so the page stays as it is at first. */
  letStart(): Promise<void>;
  close(): Promise<void>;
}

/** The site with all of its scripts held back. */
async function held(
  viewport: { readonly width: number; readonly height: number },
  hash = '',
  reducedMotion: 'reduce' | 'no-preference' = 'reduce',
): Promise<Held> {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', reducedMotion });
  const page = await context.newPage();
  const asked: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => asked.push(request.url().slice(inject('siteUrl').length).replace(/#.*/, '') || 'index.html'));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      postMessage(): void {}
      terminate(): void {}
    } as unknown as typeof Worker;
  });
  await page.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(inject('siteUrl') + (hash === '' ? '' : `#${hash}`), { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return {
    page,
    asked,
    problems,
    async letStart() {
      release();
      await page.waitForFunction(() => document.querySelector('header') !== null && document.querySelector('.drawn-ahead') === null);
    },
    close: () => context.close(),
  };
}

interface Placed {
  readonly what: string;
  readonly box: readonly number[];
}

/** Where the frames, the buttons and the names of the page stand: of what is drawn ahead, or of what has taken its place. */
const places = (page: Page): Promise<readonly Placed[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.header, .logo, .transport, .purpose, .panel, .panel h2, .empty, .button, .link-button, .segment, .chip, .task-pill, .timeline-place, .folded-setup',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { what: `${element.classList[0]} ${element.textContent?.slice(0, 30)}`, box: [x, y, width, height].map(Math.round) };
      }),
  );

/** Words that are painted, a text node each. */
const wordsSeen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const seen: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) !== true) continue;
      seen.push(text);
    }
    return seen;
  });

test.each([desktop, phone])('$width wide, what is painted first takes less than 16 kB of gzip, and no script', async (viewport) => {
  const { page, asked, problems, close } = await held(viewport);
  const words = await wordsSeen(page);
  expect(words).toEqual(expect.arrayContaining(['Train', 'getting ready', 'Weights', 'Share']));
  if (viewport === desktop)
    expect(words).toEqual(expect.arrayContaining(['BitNet Playground', 'Reverse digits', 'Your gestures', 'Modes']));
  expect(words.join(' ')).toMatch(/Train a tiny language model whose weights may only be −1, 0 or \+1\./);
  const needed = asked.filter((name) => !name.endsWith('.js') && !/favicon|manifest/.test(name));
  expect(needed).toHaveLength(2);
  const sizes = needed.map((name) => [name, gzipSync(readFileSync(join(inject('siteFolder'), name))).length] as const);
  // The goal was 60,000, which React alone would break.
  expect(
    sizes.reduce((sum, [, size]) => sum + size, 0),
    JSON.stringify(sizes),
  ).toBeLessThan(16_000);
  // A policy that refuses a style says so.
  expect(problems).toEqual([]);
  await close();
});

test.each([1440, 1200, 1024, 800, 700, 390, 360])('%i wide, the page takes its place and nothing has moved', async (width) => {
  const { page, letStart, close } = await held({ width, height: 844 });
  const before = await places(page);
  expect(before.length).toBeGreaterThan(15);
  await letStart();
  const after = new Map((await places(page)).map(({ what, box }) => [what, box]));
  const shown = before.filter(({ what }) => after.has(what));
  expect(shown.length).toBeGreaterThan(0.7 * before.length);
  // The name of what is chosen is set bolder, and may be a pixel wider.
  const moved = shown.filter(({ what, box }) => box.some((value, side) => Math.abs(value - (after.get(what)?.[side] ?? 0)) > 2));
  expect(moved.map(({ what, box }) => [what, box, after.get(what)])).toEqual([]);
  await close();
});

describe('nothing that it says is wrong', () => {
  test.each([
    ['who comes without a link', ''],
    ['a link to one mode of another task', 'v=1&task=tales&modes=ternary&steps=1200'],
    ['a link to three seeds at equal size', 'v=1&task=ball&modes=none,binary&seeds=3&budget=kilobytes'],
    ['a link to own data', 'v=1&task=text'],
  ])('for %s', async (_who, hash) => {
    for (const viewport of [desktop, phone]) {
      const { page, letStart, close } = await held(viewport, hash);
      const before = await wordsSeen(page);
      expect(before.length).toBeGreaterThan(8);
      await letStart();
      const after = new Set(await wordsSeen(page));
      // It is getting ready, and then it waits for the data.
      expect(before.filter((words) => !after.has(words) && words !== 'getting ready')).toEqual([]);
      await close();
    }
  });
});

test('what can be pressed later cannot be reached before', async () => {
  const { page, letStart, close } = await held(desktop);
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.drawn-ahead') ?? null)).toBeNull();
  }
  // Who hears the page hears what it is and that it loads, and no button that does nothing.
  expect(await page.locator('body').ariaSnapshot()).toMatch(/heading "BitNet Playground"[\s\S]*Loading…/);
  expect(await page.getByRole('button').count()).toBe(0);
  await letStart();
  expect(await page.getByRole('button', { name: 'Share', exact: true }).isEnabled()).toBe(true);
  await close();
});

/** Names of what is drawn anew with every frame until it is taken away; in steps, it is drawn a few times a second. */
const endlessAnimations = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect)
      .filter((effect) => effect instanceof KeyframeEffect)
      .filter(
        (effect) => effect.getTiming().iterations === Infinity && effect.getKeyframes().some(({ easing }) => !easing.startsWith('steps(')),
      )
      .map(({ target }) => `${target?.parentElement?.className} ${target?.nodeName}`),
  );

// Without a graphics card, bars that rose and fell in every empty panel took a second of the processor while the page started.
test.each([desktop, phone])('$width wide, nothing that waits takes the processor from what it waits for', async (viewport) => {
  const { page, letStart, close } = await held(viewport, 'v=1&task=reverse', 'no-preference');
  expect(await endlessAnimations(page)).toEqual([]);
  await letStart();
  expect(await endlessAnimations(page)).toEqual([]);
  await close();
});
