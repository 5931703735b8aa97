/** For who has no mouse, no eyes for it, or colours of their own: stops of the Tab key, spoken events, and no tooltips. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeOn,
  follow,
  launchBrowser,
  openPlayground,
  panel,
  phone,
  smallLink,
  tinyLink,
  trainToTheEnd,
  type Playground,
} from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

/** Everything that is put into the log from now on, in order. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const log = page.getByRole('log', { name: 'What has happened' });
  await log.waitFor({ state: 'attached' });
  await log.evaluate((element) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) =>
      heard.push(
        ...changes.flatMap(({ type, target, addedNodes }) =>
          type === 'characterData' ? `changed: ${target.textContent ?? ''}` : [...addedNodes].map((node) => node.textContent ?? ''),
        ),
      ),
    ).observe(element, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { readonly heard: readonly string[] }).heard);
}

describe('what is spoken', () => {
  test('is each event of a training once: its beginning, λ at 1, and its end with the verdict', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '40', lambdaSteps: '10' }) });
    const { page } = playground;
    await button(page, 'Train').waitFor();
    const heard = await listen(page);
    await trainToTheEnd(page);
    await expect.poll(heard).toHaveLength(3);
    const [began, landed, ended] = await heard();
    expect(began).toBe('Training.');
    expect(landed).toMatch(/^λ has reached 1, by step \d+\. From here on, every weight that is used is −1, 0 or \+1\.$/);
    // What is spoken is of the state; the panel is drawn at most every third of a second.
    await expect
      .poll(async () => `Trained to step 40. ${await panel(page, 'Comparison').locator('.headline-sentence').innerText()}`)
      .toBe(ended);

    await button(page, 'Reset').click();
    await expect.poll(heard).toHaveLength(4);
    expect((await heard()).at(-1)).toBe('Back at step 0, with the same initial weights.');
    await button(page, 'Step').click();
    await expect.poll(heard).toHaveLength(5);
    expect((await heard()).at(-1)).toBe('One step taken: step 1.');
    await button(page, 'New seed').click();
    await expect.poll(heard).toHaveLength(6);
    expect((await heard()).at(-1)).toMatch(/^Step 0 with seed \d+: other initial weights and other batches\.$/);
    await page.getByRole('checkbox', { name: 'Binary' }).uncheck({ force: true });
    await expect.poll(heard).toHaveLength(7);
    expect((await heard()).at(-1)).toBe('To be trained side by side: full and ternary.');
    await page.getByRole('radio', { name: 'Sort digits' }).check({ force: true });
    await expect.poll(heard).toHaveLength(8);
    expect((await heard()).at(-1)).toBe('Task: Sort digits.');
    await playground.close();
  });

  test('is no live region that changes at every step', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '120' }) });
    const { page } = playground;
    await panel(page, 'Try it')
      .getByRole('group', { name: /Answer|ternary/ })
      .first()
      .waitFor();
    await page.evaluate(() => {
      const changes = new Map<string, number>();
      Object.assign(window, { changes });
      const isSpoken = (element: Element): Element | null => {
        const live = element.closest('[aria-live], [role="status"], [role="alert"], [role="log"]');
        return live?.getAttribute('aria-live') === 'off' ? null : live;
      };
      new MutationObserver((records) => {
        for (const { target } of records) {
          const live = isSpoken(target instanceof Element ? target : target.parentElement!);
          if (live !== null) changes.set(live.outerHTML.slice(0, 90), (changes.get(live.outerHTML.slice(0, 90)) ?? 0) + 1);
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await trainToTheEnd(page);
    const changes = await page.evaluate(() => [...(window as unknown as { readonly changes: Map<string, number> }).changes]);
    expect(changes.filter(([, count]) => count > 6)).toEqual([]);
    await playground.close();
  });
});

describe('the Tab key', () => {
  test('reaches the skip links first, which are in sight then and lead past the header', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
    const { page } = playground;
    const skip = page.getByRole('navigation', { name: 'Skip to a panel' });
    await skip.waitFor({ state: 'attached' });
    // Before a panel has come, what stands in its place would have the focus, and lose it.
    await panel(page, 'Setup').getByRole('slider').first().waitFor();
    await panel(page, 'Try it').getByRole('textbox').first().waitFor();
    for (const [name, title] of [
      ['To the weights', 'Weights'],
      ['To Try it', 'Try it'],
      ['To the settings', 'Setup'],
    ] as const) {
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        getSelection()?.removeAllRanges();
        document.body.tabIndex = -1;
        document.body.focus();
      });
      await expect.poll(async () => (await skip.boundingBox())!.y + (await skip.boundingBox())!.height).toBeLessThanOrEqual(0);
      for (let presses = 0; (await focusedText(page)) !== name && presses < 4; presses++) await page.keyboard.press('Tab');
      await expect.poll(async () => (await button(page, name).boundingBox())!.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await panel(page, title).evaluate((element) => element === document.activeElement)).toBe(true);
      await expect.poll(async () => panel(page, title).evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(800);
      await page.keyboard.press('Tab');
      expect(await panel(page, title).evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    expect(new URL(page.url()).hash).toContain('hiddenSize=16');
    await playground.close();
  });

  test('unfolds the settings on a phone', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }), viewport: phone });
    const { page } = playground;
    await button(page, 'To the settings').waitFor({ state: 'attached' });
    await button(page, 'To the settings').focus();
    await page.keyboard.press('Enter');
    await panel(page, 'Setup')
      .getByRole('slider', { name: /Hidden size/ })
      .waitFor();
    await playground.close();
  });

  test('stops once at all the tiles, and the arrow keys, Home and End lead on', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', numLayers: '2' }) });
    const { page } = playground;
    const tiles = panel(page, 'Look inside').getByRole('toolbar', { name: 'Matrices' });
    await tiles.waitFor();
    const stops = (): Promise<number> => tiles.locator('button[tabindex="0"]').count();
    expect(await tiles.getByRole('button').count()).toBe(14);
    expect(await stops()).toBe(1);
    await tiles.locator('button[tabindex="0"]').focus();
    const went: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'End', 'ArrowRight', 'Home', 'ArrowLeft']) {
      await page.keyboard.press(key);
      went.push((await focusedText(page)).replace(/:.*/, ''));
    }
    expect(went).toEqual([
      'block 1, attention, key',
      'block 1, attention, value',
      'block 2, attention, value',
      'block 2, attention, key',
      'block 1, attention, key',
      'block 2, feed-forward, down',
      'block 2, feed-forward, down',
      'block 1, attention, query',
      'block 1, attention, query',
    ]);
    await page.keyboard.press('End');
    // Only Enter chooses; then one comes back to where one was.
    expect(await tiles.getByRole('button', { pressed: true }).getAttribute('aria-label')).toMatch(/^block 1, attention, query/);
    await page.keyboard.press('Enter');
    await panel(page, 'Weights').getByText('Block 2, feed-forward, down').waitFor();
    await page.keyboard.press('Tab');
    expect(await tiles.evaluate((element) => element.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await focusedText(page)).toMatch(/^block 2, feed-forward, down/);
    expect(await stops()).toBe(1);
    await playground.close();
  });
});

describe.each([
  [1440, 900],
  [1366, 768],
  [1024, 768],
  [740, 360],
  [390, 844],
  [360, 640],
])('%i×%i', (width, height) => {
  test('one click from the first screen shows a step in slow motion', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }), viewport: { width, height } });
    const { page } = playground;
    const way = button(page, 'Weights in slow motion');
    await way.waitFor();
    const box = (await way.boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    await way.click();
    const phases = panel(page, 'Look inside').getByRole('group', { name: 'Phases of the step' });
    await phases.waitFor();
    await expect.poll(async () => (await phases.boundingBox())!.y).toBeLessThan(height);
    expect((await phases.boundingBox())!.y).toBeGreaterThan(40);
    await button(page, 'next phase').click();
    expect(await phases.getByRole('button', { name: /Forward/ }).getAttribute('aria-current')).toBe('step');
    // Back at the first, and once around.
    await button(page, 'back').click();
    await button(page, 'back').click();
    expect(await phases.getByRole('button').last().getAttribute('aria-current')).toBe('step');
    await button(page, 'next phase').click();
    expect(await phases.getByRole('button').first().getAttribute('aria-current')).toBe('step');
    await playground.close();
  });
});

test('after the last step, a press leads back to the first one in slow motion, and another to the result', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary,none', steps: '4' }) });
  const { page } = playground;
  await trainToTheEnd(page);
  await button(page, 'Weights in slow motion').click();
  const inside = panel(page, 'Look inside');
  await inside.getByRole('button', { name: /Go back to step 0/ }).click();
  await inside.getByRole('group', { name: 'Phases of the step' }).waitFor();
  await inside.getByRole('heading', { name: /^step 1,/ }).waitFor();
  await button(page, 'Bring back the previous result').click();
  await page.getByText('finished', { exact: true }).waitFor();
  await playground.close();
});

test('attention opens on the head with the sharpest pattern, and a press chooses another', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', numLayers: '2' }) });
  const { page } = playground;
  await page.getByRole('radio', { name: 'Attention' }).check({ force: true });
  const heads = panel(page, 'Look inside');
  await heads.getByText(/^Head \d of block \d, the sharpest\./).waitFor();
  const sharpest = await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    return run?.mode;
  });
  expect(sharpest).toBe('ternary');
  const pressed = heads.getByRole('button', { pressed: true, name: /^Block \d, head \d$/ });
  expect(await pressed.count()).toBe(1);
  const shown = (await pressed.getAttribute('aria-label'))!;
  const [, block, head] = /Block (\d), head (\d)/.exec(shown)!;
  await heads.getByText(new RegExp(`^Head ${head} of block ${block}, the sharpest\\.`)).waitFor();
  const other = `Block ${block === '1' ? 2 : 1}, head 1`;
  await button(page, other).click();
  await heads.getByText(new RegExp(`^Head 1 of block ${block === '1' ? 2 : 1}\\.`)).waitFor();
  await playground.close();
});

describe('no element of the page has a title', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await openPlayground(browser, { hash: smallLink('reverse', { steps: '2', modes: 'none,ternary' }) });
  });
  afterAll(() => playground.close());

  test.each([
    ['reverse', ['Layers', 'Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost']],
    ['tales', ['Layers']],
    ['gestures', ['Layers']],
    ['ball', ['Layers']],
  ] as const)('%s', async (task, views) => {
    const { page } = playground;
    await follow(page, smallLink(task, { steps: '2', modes: 'none,ternary' }));
    await trainToTheEnd(page);
    const titled = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[title], svg title')]
          // The chart library leaves an empty one in each of its drawings, which no browser shows.
          .filter((element) => element.outerHTML !== '<title></title>')
          .map((element) => element.outerHTML.slice(0, 120)),
      );
    for (const view of views) {
      await page.getByRole('radio', { name: view, exact: true }).check({ force: true });
      await expect.poll(async () => panel(page, 'Look inside').innerText()).not.toContain('Loading…');
      expect(await titled()).toEqual([]);
    }
    await button(page, 'Download').click();
    await page
      .getByRole('dialog')
      .getByText(/read back bit for bit/)
      .waitFor();
    expect(await titled()).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('axe finds nothing', () => {
  const violations = async (page: Page, place = 'html'): Promise<readonly string[]> => {
    const found = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // In the dark only the colours are others.
      const axe = axeOn(page).include(place);
      if (colorScheme === 'dark') axe.withRules(['color-contrast']);
      found.push(...(await axe.analyze()).violations);
    }
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  };

  // Begun in either scheme: colours that are on their way from one to the other are neither.
  test.each(['light', 'dark'] as const)('while the recording plays, %s', async (colorScheme) => {
    const playground = await openPlayground(browser, { colorScheme, context: { reducedMotion: 'no-preference' } });
    const { page } = playground;
    await panel(page, 'Weights').getByText('Recording', { exact: true }).waitFor();
    const { violations: found } = await axeOn(page).analyze();
    expect(found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))).toEqual([]);
    await playground.close();
  });

  test('in every view into the model, in slow motion, and with a skip link in sight', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'none,ternary' }) });
    const { page } = playground;
    await button(page, 'Weights in slow motion').click();
    await panel(page, 'Look inside').getByRole('group', { name: 'Phases of the step' }).waitFor();
    await button(page, 'To the weights').focus();
    expect(await violations(page)).toEqual([]);
    for (const view of ['Attention', 'Cost', 'Layers']) {
      await page.getByRole('radio', { name: view, exact: true }).evaluate((radio: HTMLInputElement) => radio.click());
      await expect.poll(async () => panel(page, 'Look inside').innerText()).not.toMatch(/Loading…|Asking/);
      expect(await violations(page, '.explorer-panel')).toEqual([]);
    }
    await playground.close();
  });
});
