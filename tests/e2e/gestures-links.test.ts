/** Links pasted into the address bar, Back and Forward, reload in the middle of a training, and two tabs. */
import type { Browser, Dialog, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleText } from '../catalog/example-data';
import { launchBrowser, openPlayground, panel, smallLink, tinyLink, trainToTheEnd, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const textLink = (settings: Readonly<Record<string, string>> = {}): string => smallLink('text', { seqLen: '16', ...settings });

/** What pasting into the address bar of an open page does. */
const paste = async (page: Page, hash: string): Promise<void> => {
  await page.goto(`${page.url().replace(/#.*/, '')}#${hash}`);
};
const seeds = async (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => (await window.bitnet.runs()).map(({ seed }) => seed));
const step = async (page: Page): Promise<number> =>
  page.evaluate(async () => Math.max(0, ...(await window.bitnet.runs()).map(({ step: taken }) => taken)));
const ready = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Train', exact: true }).and(page.locator(':enabled')).waitFor();

async function giveText({ page }: Playground): Promise<void> {
  const task = panel(page, 'Task');
  await task.getByLabel(/Paste a text/).fill(exampleText);
  await task.getByRole('button', { name: 'Use this text' }).click();
  await task.getByText(/characters, \d+ different ones/).waitFor();
  await ready(page);
}

describe('a pasted link', () => {
  test('is taken up before the page is ready, when it is, and while it trains', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', seed: '1' }) });
    const { page } = playground;
    await paste(page, tinyLink({ modes: 'ternary', seed: '2' }));
    await expect.poll(async () => seeds(page), { timeout: 20_000 }).toEqual([2]);
    await paste(page, tinyLink({ modes: 'ternary', seed: '3', steps: '100000' }));
    await expect.poll(async () => seeds(page), { timeout: 20_000 }).toEqual([3]);
    await ready(page);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(async () => step(page)).toBeGreaterThan(0);
    await paste(page, tinyLink({ modes: 'ternary', seed: '4' }));
    // What trains goes on; the new settings wait for Reset.
    const before = await step(page);
    await expect.poll(async () => step(page)).toBeGreaterThan(before);
    expect(await seeds(page)).toEqual([3]);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect.poll(async () => seeds(page), { timeout: 20_000 }).toEqual([4]);
    await playground.close();
  });

  test('is taken up while the page is still being drawn', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ modes: 'ternary', seed: '1' }),
      // Once the first script has read the address, before anything is drawn.
      prelude: () => {
        Object.defineProperty(window, 'bitnet', {
          configurable: true,
          set(value: unknown) {
            Object.defineProperty(window, 'bitnet', { value, configurable: true, writable: true });
            setTimeout(() => (location.hash = location.hash.replace('seed=1', 'seed=2')));
          },
        });
      },
    });
    const { page } = playground;
    await ready(page);
    await expect.poll(async () => seeds(page), { timeout: 20_000 }).toEqual([2]);
    expect(page.url()).toMatch(/seed=2/);
    await playground.close();
  });

  test('and Back: the former settings return, as they were left', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', seed: '1' }) });
    const { page } = playground;
    await ready(page);
    await page.getByText('All settings', { exact: true }).click();
    const seed = page.getByLabel('Seed', { exact: true });
    await seed.fill('42');
    await seed.blur();
    await expect.poll(() => page.url()).toMatch(/seed=42/);
    await paste(page, tinyLink({ modes: 'binary', seed: '7' }));
    await expect.poll(async () => seed.inputValue()).toBe('7');
    await page.goBack();
    await expect.poll(async () => seed.inputValue()).toBe('42');
    await expect.poll(async () => seeds(page), { timeout: 20_000 }).toEqual([42]);
    await page.goForward();
    await expect.poll(async () => seed.inputValue()).toBe('7');
    expect(page.url()).toMatch(/modes=binary/);
    await playground.close();
  });

  test('of a task on own data keeps the text that is given', async () => {
    const playground = await openPlayground(browser, { hash: textLink() });
    const { page } = playground;
    await giveText(playground);
    await paste(page, textLink({ seed: '9' }));
    await expect.poll(async () => seeds(page), { timeout: 20_000 }).toEqual([9]);
    await ready(page);
    expect(await page.getByText(/waiting for your data/).count()).toBe(0);
    await playground.close();
  });

  test('that is bad says so once, and the next good one ends it', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
    const { page } = playground;
    await ready(page);
    await paste(page, `v=1&colour=blue&taste=sweet&smell=none&hiddenSize=wide&${'x'.repeat(100_000)}=1`);
    const notice = page.getByRole('paragraph').filter({ hasText: /4 settings that do not exist here/ });
    await notice.waitFor();
    expect((await notice.innerText()).length).toBeLessThan(400);
    expect(await page.getByRole('button', { name: 'Dismiss' }).count()).toBe(1);
    await paste(page, tinyLink({ modes: 'ternary', seed: '5' }));
    await notice.waitFor({ state: 'hidden', timeout: 2_000 });
    await playground.close();
  });
});

describe('leaving the page', () => {
  /** Presses Reload and tells what the browser asked; the page stays when it asks. */
  async function asksOnReload(page: Page): Promise<boolean> {
    const dialogs: Dialog[] = [];
    const note = (dialog: Dialog): void => {
      dialogs.push(dialog);
      void dialog.dismiss();
    };
    page.on('dialog', note);
    // A browser asks only on a page that has been used.
    await page.mouse.click(700, 5);
    const reloaded = page.waitForEvent('load', { timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    const isReloaded = await reloaded;
    page.off('dialog', note);
    expect(dialogs.map((dialog) => dialog.type())).toEqual(isReloaded ? [] : ['beforeunload']);
    return !isReloaded;
  }

  test('is asked about where training is not kept, and not before it nor after it was saved', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
    const { page } = playground;
    // A browser without storage: elsewhere there is nothing to lose, as tests/e2e/kept.test.ts shows.
    await page.route(/engine\.worker-[\w-]+\.js$/, async (route) => {
      const response = await route.fetch();
      const withoutStorage = "Object.defineProperty(self, 'indexedDB', { value: undefined });";
      await route.fulfill({ response, body: `${withoutStorage}\n${await response.text()}` });
    });
    await page.reload();
    await ready(page);
    expect(await asksOnReload(page)).toBe(false);
    await ready(page);
    await trainToTheEnd(page);
    expect(await asksOnReload(page)).toBe(true);
    expect(await step(page)).toBe(12);

    await page.getByRole('button', { name: 'Download', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(/read back bit for bit/)
      .waitFor();
    await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Save/ }).click()]);
    await page.keyboard.press('Escape');
    expect(await asksOnReload(page)).toBe(false);
    await ready(page);
    await playground.close();
  });

  test('strokes that were drawn and not used yet are asked about', async () => {
    const playground = await openPlayground(browser, { hash: 'v=1&task=drawings' });
    const { page } = playground;
    const box = await panel(page, 'Task')
      .getByRole('img', { name: /Drawing pad/ })
      .boundingBox();
    if (box === null) throw new Error('There is no pad.');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 120, { steps: 8 });
    await page.mouse.up();
    await panel(page, 'Task').getByText('1 of 12').waitFor();
    expect(await asksOnReload(page)).toBe(true);
    await panel(page, 'Task').getByRole('button', { name: 'Undo' }).click();
    expect(await asksOnReload(page)).toBe(false);
    await playground.close();
  });
});

test('own data given in one tab and forgotten in another: both go on, and each says what is true', async () => {
  const first = await openPlayground(browser, { hash: textLink() });
  await giveText(first);
  const second = await first.page.context().newPage();
  await second.goto(first.page.url());
  await panel(second, 'Task')
    .getByText(/characters, \d+ different ones/)
    .waitFor();
  await panel(second, 'Task').getByRole('button', { name: 'Forget it' }).click();
  await panel(second, 'Task')
    .getByText(/characters, \d+ different ones/)
    .waitFor({ state: 'hidden' });

  // It is here until this tab is closed, no longer.
  await panel(first.page, 'Task').getByText('Not kept in this browser: it is gone when this page is closed.').waitFor();
  // Here it was given, and the runs hold it: training goes on.
  await trainToTheEnd(first.page);
  expect(
    await first.page
      .getByRole('alert')
      .allInnerTexts()
      .then((texts) => texts.join('')),
  ).toBe('');
  // A tab that is closed takes nothing with it.
  await second.close();
  await first.page.reload();
  await panel(first.page, 'Task')
    .getByLabel(/Paste a text/)
    .waitFor();
  await first.page
    .getByText(/give data of your own|Add your text|stayed on their machine/)
    .first()
    .waitFor();
  await first.close();
});
