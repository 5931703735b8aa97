/** axe on the page before and after training, light and dark, desktop and phone; and the page by keyboard alone. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOn, desktop, launchBrowser, openPlayground, panel, phone, smallLink, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

/** What axe finds. Colours alone differ between light and dark: in the dark it looks at nothing else. */
async function violations(page: Page, colorScheme: 'light' | 'dark' = 'light'): Promise<readonly string[]> {
  const axe = axeOn(page);
  const { violations: found } = await (
    colorScheme === 'dark'
      ? axe.withRules(['color-contrast', 'link-in-text-block'])
      : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  ).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Opens or closes everything that folds, so that axe sees it. */
async function unfold(page: Page, open: boolean): Promise<void> {
  await page.evaluate((wanted) => {
    for (const details of document.querySelectorAll('details')) details.open = wanted;
  }, open);
}

describe.each([
  ['desktop', desktop],
  ['phone', phone],
])('a %s', (_, viewport) => {
  test('axe finds nothing, untrained, trained, and with its dialog open, in light and in dark, and nothing is wider', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '4' }), viewport });
    const { page } = playground;
    const check = async (): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await violations(page, colorScheme)).toEqual([]);
      }
    };
    await panel(page, 'Weights').getByRole('img').first().waitFor();
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    await unfold(page, true);
    await check();
    await unfold(page, false);

    await trainToTheEnd(page);
    await panel(page, 'Comparison').getByRole('img').first().waitFor();
    await check();

    await page.getByRole('button', { name: 'Download' }).click();
    await page
      .getByRole('dialog')
      .getByText(/read back bit for bit/)
      .waitFor();
    await check();
    await playground.close();
  });
});

test.each([
  ['gestures', 'Weights'],
  ['tales', 'Try it'],
])('axe finds nothing with the task %s', async (task, title) => {
  const playground = await openPlayground(browser, { hash: smallLink(task, { steps: '2' }) });
  await panel(playground.page, 'Weights').getByRole('img').first().waitFor();
  await panel(playground.page, title).waitFor();
  expect(await violations(playground.page)).toEqual([]);
  await playground.close();
});

test('a keyboard alone trains, looks at the weights and saves them', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await panel(page, 'Weights').getByRole('img').first().waitFor();

  /** Presses Tab until the focus is on an element with this name, as a person would. */
  const tabTo = async (role: string, name: RegExp): Promise<void> => {
    for (let press = 0; press < 120; press++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        const text =
          element?.getAttribute('aria-label') ??
          (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent) ??
          '';
        return {
          text: text.trim(),
          tag: element?.tagName.toLowerCase() ?? '',
          role: element?.getAttribute('role') ?? (element instanceof HTMLInputElement ? element.type : element?.tagName.toLowerCase()),
        };
      });
      if (focused.role === role && name.test(focused.text)) return;
    }
    throw new Error(`Tab never reached the ${role} ${String(name)}.`);
  };

  await tabTo('button', /^Train$/);
  await page.keyboard.press('Enter');
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });

  await tabTo('radio', /^(Latent|Quantised|Effective)/);
  await page.keyboard.press('ArrowRight');
  const lens = await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.checked);
  expect(lens).toBe(true);

  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
  await tabTo('button', /^Download$/);
  await page.keyboard.press('Enter');
  const save = page.getByRole('dialog').getByRole('button', { name: /^Save, / });
  await save.waitFor();
  const saving = page.waitForEvent('download');
  await tabTo('button', /^Save, /);
  await page.keyboard.press('Enter');
  expect((await saving).suggestedFilename()).toMatch(/\.safetensors$/);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await playground.close();
});
