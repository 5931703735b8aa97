/** The paper bench: read by keyboard, trained by one press at the rates it names, opened again by its link. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessibleDialog, launchBrowser, openPlayground, panel, phone, tinyLink } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

test('a card tells its claim, trains it here at its rates, and its link opens the same', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  await panel(page, 'Modes').getByRole('button', { name: 'What papers claim' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Papers, measured here' });
  const card = dialog.getByRole('listitem').filter({ hasText: 'From 2 to 3 bits' });
  await card.getByText('holds here').waitFor();
  expect(await card.getByText('arXiv:2411.04330, abstract').isVisible()).toBe(false);
  await card.locator('summary').press('Enter');
  await card.getByText('arXiv:2411.04330, abstract').waitFor();
  await expect
    .poll(async () => card.getByRole('img', { name: /^Loss/ }).getAttribute('aria-label'))
    .toMatch(/3-bit \(row\) 0\.0\d+ \(median of 3/);
  expect(await card.getByRole('row', { name: /3-bit \(row\)/ }).innerText()).toMatch(/0\.01\s/);
  await card.getByText(/by more than seeds do: the claim holds here/).waitFor();
  await expectAccessibleDialog(page);
  // Only one is unfolded.
  await dialog.getByText('Squared ReLU', { exact: true }).click();
  await card.getByText('arXiv:2411.04330, abstract').waitFor({ state: 'hidden' });
  // What works by where latents lie shows them, and says it.
  const clipped = dialog.getByRole('listitem').filter({ hasText: 'No gradient far from 0' });
  await clipped.locator('summary').click();
  await expect
    .poll(async () => clipped.getByRole('img', { name: /^Latent weights at the end/ }).getAttribute('aria-label'))
    .toMatch(/lie 1\d% with ternary \(clip 1\) and 2\d% with ternary\.$/);
  await card.locator('summary').click();
  const link = await card.getByRole('region', { name: 'Link to this card' }).innerText();

  await card.getByRole('button', { name: 'Train it here: 6 runs' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const name of ['2 bits · row', '3 bits · row'])
    await expect.poll(async () => panel(page, 'Modes').getByRole('checkbox', { name, exact: true }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Pause' }).click({ timeout: 60_000 });
  const setup = panel(page, 'Setup');
  await setup.getByText('The best of a recorded sweep with 400 steps and 3 seeds each').waitFor();
  const rates = await setup.getByText(/The best of a recorded sweep/).innerText();
  expect(rates).toContain('2-bit (row) 0.01 (of 0.005 to 0.02) and 3-bit (row) 0.01 (of 0.005 to 0.02)');
  const trained = await page.evaluate(() => location.hash);
  expect(trained).toMatch(/task=memorise.*seed=4.*modes=bits2-row,bits3-row&seeds=3&rates=swept/);
  await close();

  const opened = await openPlayground(browser, { hash: new URL(link).hash.slice(1), viewport: phone, colorScheme: 'dark' });
  const again = opened.page.getByRole('dialog', { name: 'Papers, measured here' });
  await again.getByRole('listitem').filter({ hasText: 'From 2 to 3 bits' }).getByText('arXiv:2411.04330, abstract').waitFor();
  await expect.poll(async () => again.getByRole('img', { name: /^Loss/ }).count()).toBe(1);
  expect(await again.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await opened.page.keyboard.press('Escape');
  await again.waitFor({ state: 'detached' });
  // Behind it lies what the card trains.
  await expect.poll(async () => opened.page.evaluate(() => location.hash)).toBe(trained);
  await opened.close();
});
