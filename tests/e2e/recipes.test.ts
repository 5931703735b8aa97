/** Recipes: chosen by name and by hand, compared, kept in the address, taken out again. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessibleDialog, launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

test('recipes by name and by hand join the comparison, train, and stay in the address', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const modes = panel(page, 'Modes');
  await modes.getByRole('button', { name: 'More recipes' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Recipes' });
  await dialog.getByRole('checkbox', { name: '2 bits · row', exact: true }).check();
  await dialog.getByLabel('What becomes 0').selectOption('twn');
  await dialog.getByLabel('One scale for each').selectOption('row');
  await dialog.getByText('Ternary · row · TWN 0.7').waitFor();
  await dialog.getByRole('button', { name: 'Add to the comparison' }).click();
  await dialog.getByRole('button', { name: 'Is in the comparison' }).waitFor();
  await dialog.getByLabel('Levels', { exact: true }).selectOption('binary');
  await expect.poll(async () => dialog.getByRole('alert').innerText()).toMatch(/twn70.*no 0/);
  await expectAccessibleDialog(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await modes.getByRole('checkbox', { checked: true }).count()).toBe(3);

  await trainToTheEnd(page);
  const comparison = panel(page, 'Comparison');
  for (const name of ['ternary', '2-bit (row)', 'ternary (row, TWN 0.7)'])
    await comparison.getByRole('rowheader', { name, exact: true }).waitFor();

  await page.reload();
  await modes.getByRole('checkbox', { name: '2 bits · row' }).waitFor();
  expect(await modes.getByRole('checkbox', { checked: true }).count()).toBe(3);
  await modes.getByRole('checkbox', { name: '2 bits · row' }).click({ force: true });
  expect(await modes.getByRole('checkbox', { checked: true }).count()).toBe(2);
  await close();
});

test('a learnt scale is said to be one, and Layers draws how training moved it', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'bits2-row-seq' }) });
  await trainToTheEnd(page);
  await panel(page, 'Weights').getByText('mean of 16 learnt scales s').waitFor();
  await page.getByRole('radio', { name: 'Layers', exact: true }).evaluate((radio: HTMLInputElement) => radio.click());
  const course = panel(page, 'Look inside').getByRole('region', { name: /^Learnt scale of/ });
  const said = /are parameters and are trained.*: ([\d.]+) at step 0, ([\d.]+) at step 12\./;
  await expect.poll(async () => course.getByRole('img').getAttribute('aria-label'), { timeout: 20_000 }).toMatch(said);
  const [, first, last] = said.exec(await course.innerText()) ?? [];
  expect(Number(last)).not.toBe(Number(first));
  await close();
});

test('six are compared at most: the dialog says so, and one that is taken out makes room', async () => {
  const six = ['ternary', 'binary', 'none', 'bits2-row', 'bits3-row', 'bits4-row'].join();
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: six }) });
  await panel(page, 'Modes').getByRole('button', { name: 'More recipes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recipes' });
  await dialog.getByText('6 of 6').waitFor();
  const group = dialog.getByRole('checkbox', { name: 'Ternary · group 32' });
  expect(await group.isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Take 4 bits · row out of the comparison' }).click();
  await group.check();
  expect(await group.isChecked()).toBe(true);
  await close();
});

test('one press trains the ladder, and the comparison draws it by bits with its words', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', steps: '4' }) });
  const comparison = panel(page, 'Comparison');
  const ladder = comparison.getByRole('region', { name: 'The ladder of bits' });
  await ladder.getByRole('button', { name: 'Train the ladder: 6 rungs' }).click();
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 180_000 });
  const chart = ladder.getByRole('img');
  await expect
    .poll(async () => chart.getAttribute('aria-label'), { timeout: 20_000 })
    .toMatch(/with 1\.58 bits \(ternary\).*with 32 bits.*Comparisons made: 5/);
  expect(await panel(page, 'Modes').getByRole('checkbox', { checked: true }).count()).toBe(6);
  await page.getByRole('radio', { name: 'Score' }).check({ force: true });
  await expect.poll(async () => chart.getAttribute('aria-label')).toMatch(/% with 1 bit /);
  await close();
}, 300_000);
