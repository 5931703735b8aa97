/** Recipes: chosen by name and by hand, compared, kept in the address, taken out again. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary,binary', steps: '4' }) });
  const comparison = panel(page, 'Comparison');
  const ladder = comparison.getByRole('region', { name: 'The ladder of bits' });
  await ladder.getByText(/^What does a bit buy\?/).waitFor();
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

test('norms and gating are arms of one comparison, at the same weights, and capacity is measured of whichever are compared', async () => {
  const { page, close } = await openPlayground(browser, {
    hash: tinyLink({ v: '2', task: 'memorise', seqLen: '4', pairs: '64', hiddenSize: '16', steps: '2', modes: 'ternary' }),
  });
  await panel(page, 'Modes').getByRole('button', { name: 'More recipes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recipes' });
  await dialog.getByRole('checkbox', { name: 'Ternary · Edifice block', exact: true }).check();
  await dialog.getByLabel('Levels', { exact: true }).selectOption('bits2');
  await dialog.getByLabel('Norms and gating').selectOption('edifice');
  await dialog.getByRole('button', { name: 'Add to the comparison' }).click();
  await page.keyboard.press('Escape');
  await trainToTheEnd(page);
  const comparison = panel(page, 'Comparison');
  for (const name of ['ternary (b1.58 block)', 'ternary (Edifice block)', '2-bit (Edifice block)'])
    await comparison.getByRole('rowheader', { name, exact: true }).waitFor();
  await comparison.getByText(/A fair comparison: all \d checks pass/).click();
  await comparison.getByText('same number of weights, within 2%: feed-forward sizes differ for it').waitFor();
  const weights = await page.evaluate(async () => (await window.bitnet.runs()).map(({ parameters }) => parameters));
  expect(weights).toHaveLength(3);
  expect(Math.max(...weights) / Math.min(...weights)).toBeLessThan(1.021);

  const capacity = comparison.getByRole('region', { name: 'Capacity' });
  await capacity.getByRole('button', { name: 'Measure: 15 models, 30 steps' }).click();
  await capacity.getByRole('button', { name: 'Measure again: 15 models, 30 steps' }).waitFor({ timeout: 120_000 });
  await capacity
    .getByText(/Of 1,024 pairs, ternary knows .+, ternary \(Edifice block\) knows .+ and 2-bit \(Edifice block\) knows/)
    .waitFor();
  // What was measured stays in the picture when an arm is taken out.
  const lines = capacity.locator('svg path[stroke-dasharray]');
  expect(await lines.count()).toBe(3);
  await panel(page, 'Modes').getByRole('checkbox', { name: '2 bits · Edifice block' }).click({ force: true });
  expect(await lines.count()).toBe(3);

  await page.reload();
  await panel(page, 'Modes').getByRole('checkbox', { name: 'Ternary · Edifice block' }).waitFor();
  expect(await page.evaluate(() => location.hash)).toContain('modes=ternary,ternary-edifice');
  await close();
}, 300_000);

test('the setup says what recipes decide, layers show how far scales spread, and saved pages answer as this one does', async () => {
  const recipes: readonly string[] = ['ternary-a4m-had', 'bits3-g32'];
  const { page, close } = await openPlayground(browser, {
    hash: tinyLink({ hiddenSize: '64', feedForwardSize: '64', modes: recipes.join(), lambdaSteps: '4', view: '1', look: 'layers' }),
  });
  const setup = panel(page, 'Setup');
  await setup.getByText('All settings').click();
  const activations = setup.getByRole('radiogroup', { name: 'Activations' });
  const described = (): Promise<string> =>
    activations.evaluate((group) =>
      (group.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(),
    );
  expect(await described()).toBe('Not for ternary (4-bit input by mean, Hadamard): decided by the recipe.');
  await trainToTheEnd(page);

  await panel(page, 'Weights').getByRole('radio', { name: '3 bits · group 32' }).check({ force: true });
  const inside = panel(page, 'Look inside');
  await expect.poll(async () => inside.innerText()).toMatch(/scales s, from 0\.\d{4} to 0\.\d{4}/);
  await inside.getByRole('button', { name: 's', exact: true }).click();
  await page.getByRole('dialog', { name: 's, the scale of a grid' }).waitFor();
  await page.keyboard.press('Escape');
  await panel(page, 'Weights')
    .getByText(/mean of .* scales s/)
    .waitFor();

  const folder = await mkdtemp(join(tmpdir(), 'bitnet-recipes-'));
  const prompts = ['2718', '3141', '0000', '9876'];
  for (const [place, recipe] of recipes.entries()) {
    const { bytes, answers } = await page.evaluate(
      async ({ mode, asked }) => {
        const run = (await window.bitnet.runs()).find((each) => each.mode === mode);
        const answers = [];
        for (const prompt of asked) answers.push(await window.bitnet.predict(run?.id ?? '', prompt));
        return {
          bytes: [...(await window.bitnet.export(run?.id ?? '', 'html'))],
          answers: answers.map((each) => (each.kind === 'tokens' ? each.output : '')),
        };
      },
      { mode: recipe, asked: prompts },
    );
    const path = join(folder, `${place}.html`);
    await writeFile(path, Uint8Array.from(bytes));
    const saved = await page.context().newPage();
    await saved.goto(pathToFileURL(path).href);
    for (const [i, prompt] of prompts.entries()) {
      await saved.getByRole('textbox').fill(prompt);
      await saved.getByRole('group', { name: `writes ${answers[i]}` }).waitFor();
    }
    await saved.close();
  }
  await rm(folder, { recursive: true });
  await close();
}, 300_000);
