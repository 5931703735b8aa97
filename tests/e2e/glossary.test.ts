/** Terms of the field explained where they stand: by pointer, by touch, by keyboard, in a dialog, and without a network. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn, desktop, launchBrowser, openPlayground, panel, phone, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const card = (page: Page): Locator => page.locator('.term-card');
const undecided = (page: Page): Locator => panel(page, 'Weights').getByRole('button', { name: 'undecided', exact: true });
const isFocused = async (place: Locator): Promise<boolean> => place.evaluate((element) => element === document.activeElement);

async function expectInside(page: Page): Promise<void> {
  const box = await card(page).boundingBox();
  const window = page.viewportSize();
  if (box === null || window === null) throw new Error('There is no card to measure.');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(window.width);
  expect(box.y + box.height).toBeLessThanOrEqual(window.height);
}

/** What axe finds, light and dark. */
async function violations(page: Page): Promise<readonly string[]> {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = axeOn(page);
    // In the dark only the colours are others.
    if (colorScheme === 'dark') axe.include('.term-card').withRules(['color-contrast']);
    else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    found.push(...(await axe.analyze()).violations);
  }
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

test('a pointer opens a card beside its word, and a press elsewhere or on the word again closes it', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await undecided(page).click();
  await page.getByRole('dialog', { name: 'undecided' }).getByText('round them to another level').waitFor();
  expect(await undecided(page).getAttribute('aria-expanded')).toBe('true');
  await expectInside(page);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('heading', { name: 'Weights' }).click();
  await card(page).waitFor({ state: 'detached' });
  await undecided(page).click();
  await card(page).waitFor();
  await undecided(page).click();
  await card(page).waitFor({ state: 'detached' });

  // One card at a time; formulas are MathML.
  await undecided(page).click();
  await panel(page, 'Weights').getByRole('button', { name: 'scale γ' }).click();
  await page.getByRole('dialog', { name: /gamma/ }).locator('math').waitFor();
  expect(await card(page).count()).toBe(1);
  await playground.close();
});

test('a keyboard opens it, reads on to its source, and comes back to the word', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await undecided(page).focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  expect(await isFocused(card(page))).toBe(true);
  // The space bar trains nothing while a card is read.
  await page.keyboard.press('Space');
  await page.getByText('untrained', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  expect(await isFocused(undecided(page))).toBe(true);

  const scale = panel(page, 'Weights').getByRole('button', { name: 'scale γ' });
  await scale.focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await isFocused(card(page).getByRole('link'))).toBe(true);
  await page.keyboard.press('Tab');
  await card(page).waitFor({ state: 'detached' });
  // On from the word, to the next one.
  expect(await isFocused(panel(page, 'Weights').getByRole('button', { name: 'information per weight' }))).toBe(true);
  await playground.close();
});

test('a finger opens it on a phone, inside of the window wherever the word stands', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink(), viewport: phone, context: { hasTouch: true, isMobile: true } });
  const { page } = playground;
  await undecided(page).waitFor();
  for (const word of await panel(page, 'Weights').locator('.term').filter({ visible: true }).all()) {
    await word.tap();
    await card(page).waitFor();
    await expectInside(page);
    await page.getByRole('button', { name: 'Close the card' }).tap();
    await card(page).waitFor({ state: 'detached' });
  }
  await undecided(page).tap();
  expect(await violations(page)).toEqual([]);
  await playground.close();
});

test('a card opens above a dialog and above the list of backends, and Escape closes the card alone', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ steps: '2', modes: 'ternary' }), viewport: desktop });
  const { page } = playground;
  await trainToTheEnd(page);
  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take the weights with you' });
  await dialog.getByRole('button', { name: 'per BitLinear weight' }).click();
  await card(page).waitFor();
  await expectInside(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  expect(await dialog.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await page.locator('summary.backend-line').click();
  await page.getByRole('button', { name: 'arithmetic' }).click();
  await card(page).getByText('measures which is fastest').click();
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  expect(await page.getByRole('heading', { name: 'Where the arithmetic runs' }).isVisible()).toBe(true);
  await playground.close();
});

test('cards are there when the network is gone', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }), ahead: true });
  const { page, requests } = playground;
  await undecided(page).waitFor();
  // All that is fetched when the page is idle.
  const isThrough = async (): Promise<boolean> => {
    const before = requests.length;
    await page.waitForTimeout(1_500);
    return requests.length === before && requests.some((address) => address.includes('/TermCard-'));
  };
  await expect.poll(isThrough, { timeout: 30_000 }).toBe(true);
  await page.context().setOffline(true);
  await undecided(page).click();
  await card(page).getByText('round them to another level').waitFor();
  await playground.close();
});
