/** The scrubber and every view into the model, by roles and labels, on a run that has really trained. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOn, desktop, launchBrowser, openPlayground, panel, phone, tinyLink, trainToTheEnd, type Playground } from './playground';

let browser: Browser;
let playground: Playground;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  playground = await openPlayground(browser, { hash: tinyLink({ modes: 'none,ternary', steps: '40', backend: 'wasm' }) });
  page = playground.page;
  await panel(page, 'Weights').getByRole('img').first().waitFor();
  await trainToTheEnd(page);
});
afterAll(async () => {
  await playground.close();
  await browser.close();
});

const scrubber = () => page.getByLabel('Step that every panel shows');
const open = async (view: string) =>
  page.getByRole('radiogroup', { name: 'View into the model' }).getByRole('radio', { name: view, exact: true }).check();
const explorer = () => panel(page, 'Look inside');

/** What axe finds in the panel; the rest of the page is the same in every view. */
async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axeOn(page)
    .include('.explorer-panel')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

describe('the scrubber', () => {
  test('goes back to the untrained weights with the keyboard, moves the panels, and returns to live', async () => {
    const weights = () =>
      panel(page, 'Weights')
        .getByRole('img', { name: /^Histogram/ })
        .getAttribute('aria-label');
    const trained = await weights();
    expect(trained).toContain('at step 40');
    await scrubber().focus();
    await page.keyboard.press('Home');
    expect(await scrubber().getAttribute('aria-valuetext')).toContain('step 0');
    expect(await weights()).toContain('at step 0');
    expect(await weights()).not.toBe(trained);
    await panel(page, 'Held-out examples').getByText('step 0').waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await scrubber().getAttribute('aria-valuetext')).not.toContain('step 0,');
    await page.getByRole('button', { name: 'live' }).click();
    expect(await weights()).toBe(trained);
  });
});

describe('every view', () => {
  test.each(['Layers', 'Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost'])(
    '%s shows something, says it in words, and axe finds nothing',
    async (view) => {
      await open(view);
      await explorer().locator('.explorer-view .empty').waitFor({ state: 'detached', timeout: 20_000 });
      if (view === 'Cost') await explorer().getByRole('table').first().waitFor();
      else
        await explorer()
          .getByRole(view === 'Layers' ? 'button' : 'img')
          .first()
          .waitFor();
      expect((await explorer().innerText()).length).toBeGreaterThan(60);
      expect(await violations()).toEqual([]);
      // In the dark only the colours are others.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      const { violations: dark } = await axeOn(page).include('.explorer-panel').withRules(['color-contrast']).analyze();
      await page.emulateMedia({ colorScheme: 'light' });
      expect(dark.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))).toEqual([]);
    },
  );

  test('none is wider than a phone', async () => {
    await page.setViewportSize(phone);
    for (const view of ['Map', 'Over time', 'Inside', 'Attention', 'Cost']) {
      await open(view);
      await page.waitForTimeout(300);
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll, view).toBeLessThanOrEqual(client);
    }
    await page.setViewportSize(desktop);
  });
});

test('a weight is chosen on the map with the keyboard and followed over the records', async () => {
  await open('Map');
  const map = explorer().getByRole('img', { name: /Arrow keys choose single weights/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const followed = explorer().getByRole('region', { name: 'The weight that is followed' });
  expect(await followed.innerText()).toMatch(
    /from input 2 to output 2: at step 40 its latent is −?\d\.\d\d of the scale, so its code is (−1|0|\+1)/,
  );
  await page.keyboard.press('+');
  await explorer().getByRole('button', { name: 'whole' }).click();
});

test('a full-precision run has no codes, and the views say so', async () => {
  await page.getByRole('radio', { name: 'Full' }).check();
  await open('Map');
  await explorer().getByText('no codes to map').waitFor();
  await page.getByRole('radio', { name: 'Ternary' }).check();
  await explorer()
    .getByRole('img', { name: /Blue is −1/ })
    .waitFor();
});

test('a step is watched phase by phase, and then taken', async () => {
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('untrained', { exact: true }).waitFor();
  await open('Inside');
  await page.getByRole('radio', { name: 'One step in slow motion' }).check();
  await explorer().getByText('step 1, block 1, attention, query').waitFor();
  const foretold = await lossWords();
  await explorer().getByRole('button', { name: 'take this step' }).click();
  await explorer().getByText('step 2, block 1, attention, query').waitFor({ timeout: 20_000 });
  const [run] = await page.evaluate(async () => (await window.bitnet.runs()).filter(({ mode }) => mode === 'ternary'));
  expect(foretold).toContain(`${run?.trainLossNats?.toFixed(3)} nats`);

  async function lossWords(): Promise<string> {
    await explorer().getByRole('button', { name: '3. Loss' }).click();
    return explorer()
      .getByText(/On this batch the loss is/)
      .innerText();
  }
});
