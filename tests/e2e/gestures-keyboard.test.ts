/** The main job by keyboard alone, and a space bar that types where one types. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, phone, tinyLink } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the target has the focus, and sees to it that every stop on the way shows that it has it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
    expect(await page.evaluate(hasRing)).toBe('');
  }
  throw new Error('Tab never comes there.');
}

/** Runs in the page: empty when the element with the focus looks otherwise than without it, else what it is. A hidden input shows it on what stands for it. */
function hasRing(): string {
  const { activeElement: focused } = document;
  if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body) return '';
  const looks = (): string =>
    [focused, focused.parentElement, ...(focused.parentElement?.children ?? []), ...focused.children]
      .filter((element) => element !== null)
      .map((element) => {
        const { boxShadow, outlineStyle, outlineWidth, borderColor } = getComputedStyle(element);
        return [boxShadow, outlineStyle, outlineWidth, borderColor].join(' ');
      })
      .join();
  const withFocus = looks();
  focused.blur();
  const without = looks();
  focused.focus({ preventScroll: true });
  return withFocus === without ? focused.outerHTML.slice(0, 200) : '';
}

test.each([['desktop'], ['phone']])('train, try, save, and come back, on a %s', async (size) => {
  const playground = await openPlayground(browser, { hash: tinyLink(), ...(size === 'phone' ? { viewport: phone } : {}) });
  const { page } = playground;
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await train.and(page.locator(':enabled')).waitFor();
  await tabTo(page, train);
  await page.keyboard.press('Space');
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 90_000 });

  const prompt = panel(page, 'Try it').getByRole('textbox');
  await tabTo(page, prompt);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('4821');
  await panel(page, 'Try it')
    .getByRole('group', { name: /ternary writes \d{4}/ })
    .waitFor();

  const download = page.getByRole('button', { name: 'Download', exact: true });
  await tabTo(page, download, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/read back bit for bit/).waitFor();
  await tabTo(page, dialog.getByRole('radio', { checked: true }).and(dialog.locator('[name="format"]')));
  await page.keyboard.press('ArrowDown');
  const save = dialog.getByRole('button', { name: /^Save, / });
  await save.waitFor();
  await dialog
    .getByText(/\.gguf$/)
    .first()
    .waitFor();
  await tabTo(page, save);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/\.gguf$/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await isFocused(download)).toBe(true);

  // No trap: Tab leaves the page at its end.
  let isOut = false;
  for (let i = 0; i < 150 && !isOut; i++) {
    await page.keyboard.press('Tab');
    isOut = await page.evaluate(() => document.activeElement === document.body);
  }
  expect(isOut).toBe(true);
  await playground.close();
});

test('the space bar types where one types, chooses where one chooses, and trains elsewhere', async () => {
  const playground = await openPlayground(browser, { hash: 'v=1&task=drawings&steps=100000' });
  const { page } = playground;
  const name = panel(page, 'Task').getByLabel('Name of the gesture');
  await name.fill('');
  await name.pressSequentially('a b');
  expect(await name.inputValue()).toBe('a b');
  await page.goto(
    `${page.url().replace(/#.*/, '')}#v=1&task=tales&modes=ternary&hiddenSize=16&numHeads=2&numLayers=1&batchSize=4&seqLen=16&steps=100000`,
  );
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await train.and(page.locator(':enabled')).waitFor();
  const prompt = panel(page, 'Try it').getByRole('textbox');
  await prompt.fill('');
  await prompt.pressSequentially('once a ');
  expect(await prompt.inputValue()).toBe('once a ');
  await page.getByRole('radio', { name: /^Tiny tales/ }).press('Space');
  await panel(page, 'Setup').getByText('All settings', { exact: true }).press('Space');
  await panel(page, 'Setup').getByLabel('Seed', { exact: true }).waitFor();
  expect(await train.count()).toBe(1);

  await page.mouse.click(5, 400);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await prompt.focus();
  await page.keyboard.type(' fox');
  expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(1);
  await page.mouse.click(5, 400);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  await playground.close();
});
