/** A sweep as a person makes it: set up by hand, watched, stopped, gone on with after a reload, taken along. */
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { SweepResult } from '../../src/scripting/train-grid';
import { readFlags } from '../../tools/experiment/flags';
import { deleteEverything, expectAccessibleDialog, killRenderers, launchBrowser, openPlayground, phone, tinyLink } from './playground';

/** How often a sweep is killed; more for a night: `BITNET_KILLS=20`. Each time some runs end before. */
const kills = Number(process.env['BITNET_KILLS'] ?? 1);
const seedCount = 1 + 2 * kills;
const runCount = 6 * seedCount;
const limit = 120_000 + kills * 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Sweep: many settings' });
const button = (page: Page, name: string): Locator => dialog(page).getByRole('button', { name, exact: true });
const rows = (page: Page): Locator => dialog(page).getByRole('region', { name: 'Results of the sweep' }).getByRole('rowheader');
const ended = (page: Page): Locator => dialog(page).getByRole('status').getByText('All runs have ended.');

async function openSweep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await button(page, 'Start').waitFor();
}

/** What the browser keeps of the newest sweep. */
const kept = (page: Page): Promise<readonly SweepResult[]> =>
  page.evaluate(
    () =>
      new Promise<readonly SweepResult[]>((resolve, reject) => {
        const opening = indexedDB.open('bitnet-playground sweeps');
        opening.addEventListener('error', () => reject(new Error('no storage')));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('results').objectStore('results').getAll();
          reading.addEventListener('success', () => {
            opening.result.close();
            resolve(reading.result as SweepResult[]);
          });
        });
      }),
  );

test('is set up by hand, watched, stopped, killed, gone on with to the bit, and copied as a command', { timeout: limit }, async () => {
  const steps = 400;
  const hash = tinyLink({ modes: 'ternary,none', backend: 'wasm', steps: String(steps), hiddenSize: '32' });
  const playground = await openPlayground(browser, {
    hash,
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  let { page } = playground;
  await openSweep(page);
  await expectAccessibleDialog(page);
  const values = dialog(page).getByRole('textbox', { name: 'Values', exact: true });
  await values.fill('0.001, 0.003, lots');
  await dialog(page)
    .getByText(/learningRate must be .*"lots"/)
    .waitFor();
  expect(await button(page, 'Start').isDisabled()).toBe(true);
  await values.fill('0.001, 0.003, 0.01');
  await dialog(page).getByText('18 runs').waitFor();
  await dialog(page)
    .getByText(/3 values × 2 modes × 3 seeds/)
    .waitFor();
  // A thousand seeds of a hundred values are refused before anything starts.
  const seeds = dialog(page).getByRole('textbox', { name: /Seeds/ });
  await dialog(page).getByRole('radio', { name: 'Range' }).check();
  await dialog(page).getByRole('textbox', { name: 'How many' }).fill('100');
  await seeds.fill('1000');
  await dialog(page)
    .getByText(/These are 200,000 runs, and a sweep has at most 20,000/)
    .waitFor();
  await dialog(page).getByRole('radio', { name: 'List' }).check();
  await seeds.fill(String(seedCount));
  await dialog(page).getByText(`${runCount} runs`).waitFor();

  await button(page, 'Start').click();
  await rows(page).first().waitFor({ timeout: 60_000 });
  await button(page, 'Stop').click();
  await dialog(page).getByRole('status').getByText('Stopped.').waitFor();
  const before = await kept(page);
  expect(before.length).toBeGreaterThan(0);
  expect(before.length).toBeLessThan(runCount);
  expect((await page.evaluate(() => window.bitnet.runs())).filter(({ owner }) => owner === 'sweep')).toEqual([]);

  // It goes on after a reload, and after its process was killed in the middle.
  await page.reload();
  let lostMs = 0;
  for (let killed = 0; killed <= kills; killed++) {
    await page.getByRole('button', { name: new RegExp(`^One was stopped at \\d+ of ${runCount} runs$`) }).click();
    await button(page, 'Continue').click();
    if (killed === kills) break;
    const known = (await kept(page)).length;
    await expect.poll(async () => (await kept(page)).length, { timeout: 60_000 }).toBeGreaterThan(known);
    const last = await kept(page);
    const onTheWay = await page.evaluate(async () => (await window.bitnet.runs()).filter(({ owner }) => owner === 'sweep'));
    lostMs = Math.max(lostMs, ...onTheWay.map(({ elapsedMs }) => elapsedMs));
    const context = page.context();
    await killRenderers(browser, page);
    page = await context.newPage();
    await page.goto(`${inject('siteUrl')}#${hash}`);
    await page.waitForFunction(() => 'bitnet' in window);
    // What had ended is there as it was.
    expect(await kept(page)).toEqual(expect.arrayContaining([...last]));
  }
  console.log(
    `A sweep was killed ${kills} times: of each run on the way, at most ${(lostMs / 1000).toFixed(1)} seconds of training were lost.`,
  );
  // The more kills, the more runs are left.
  await ended(page).waitFor({ timeout: 90_000 + kills * 10_000 });
  const results = (await kept(page)).toSorted((one, other) => one.run - other.run);
  expect(results.map(({ run }) => run)).toEqual(Array.from({ length: runCount }, (_, i) => i));
  await dialog(page)
    .getByText(/^(Best|Lowest median loss|Every combination)/)
    .waitFor();
  expect(await rows(page).count()).toBe(6);
  await expectAccessibleDialog(page);
  // Nothing of it fills the library.
  expect((await page.evaluate(() => window.bitnet.library())).filter(({ summary }) => summary.owner === 'sweep')).toEqual([]);

  // The same, never stopped.
  const numbers = (some: readonly SweepResult[]) =>
    some.map(({ mode, seed, settings, heldOutLossNats, trainLossNats, score }) => ({
      mode,
      seed,
      settings,
      heldOutLossNats,
      trainLossNats,
      score,
    }));
  const allSeeds = Array.from({ length: seedCount }, (_, i) => 1 + i);
  const whole = await page.evaluate(
    async ({ budget, seed }) => {
      const { experiment } = (await window.bitnet.runs())[0]!;
      const {
        mode: _mode,
        seed: _seed,
        learningRate: _rate,
        warmupSteps: _warmup,
        lambdaSteps: _lambda,
        data: _data,
        ...base
      } = experiment;
      return window.bitnet.sweep({
        ...base,
        steps: budget,
        backend: 'wasm',
        mode: ['none', 'ternary'],
        learningRate: [0.001, 0.003, 0.01],
        seed,
      });
    },
    { budget: steps, seed: allSeeds },
  );
  expect(numbers(results)).toEqual(numbers(whole));

  await dialog(page).getByText('The same on the command line').click();
  await dialog(page).getByRole('button', { name: 'Copy: Command of this sweep' }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const plan = readFlags(command.replace('npm run experiment -- ', '').split(' '));
  expect(plan?.seeds).toEqual(allSeeds);
  expect(plan?.arms.map(({ draft }) => [draft.mode, draft.learningRate, draft.steps, draft.hiddenSize])).toEqual(
    ['none', 'ternary'].flatMap((mode) => [0.001, 0.003, 0.01].map((rate) => [mode, rate, steps, 32])),
  );

  await button(page, 'Delete').click();
  await dialog(page).getByText('The sweep was deleted.').waitFor();
  await expect.poll(async () => (await kept(page)).length).toBe(0);
  await button(page, 'Undo').click();
  await ended(page).waitFor();
  await expect.poll(async () => (await kept(page)).length).toBe(runCount);
  await playground.close();
});

test('two settings make a map, by keyboard, with a list for each mode, on a phone', { timeout: 120_000 }, async () => {
  const playground = await openPlayground(browser, {
    hash: tinyLink({ modes: 'ternary,binary', backend: 'wasm' }),
    viewport: phone,
    colorScheme: 'dark',
  });
  const { page } = playground;
  const way = page.getByRole('button', { name: 'Sweep', exact: true });
  await way.waitFor();
  await way.focus();
  await page.keyboard.press('Enter');
  await button(page, 'Start').waitFor();
  await dialog(page).getByRole('checkbox', { name: 'A separate list for each mode' }).focus();
  await page.keyboard.press('Space');
  await dialog(page).getByRole('textbox', { name: 'Values for binary' }).fill('0.02');
  const second = dialog(page).getByRole('combobox', { name: 'Second setting to change' });
  await second.focus();
  await page.keyboard.type('Hidden');
  await dialog(page).getByRole('textbox', { name: 'Values', exact: true }).fill('16, 32');
  await dialog(page).getByRole('textbox', { name: /Seeds/ }).fill('1');
  await dialog(page).getByText('8 runs').waitFor();
  // Enter in a field starts it, as in any form.
  await page.keyboard.press('Enter');
  await ended(page).waitFor({ timeout: 60_000 });
  await dialog(page)
    .getByRole('img', { name: /ternary: Learning rate from left to right.*6 of 6 measured/ })
    .waitFor();
  await dialog(page)
    .getByRole('img', { name: /binary: .*2 of 2 measured/ })
    .waitFor();
  // Each map is a picture of its own.
  const downloading = page.waitForEvent('download');
  await dialog(page).getByLabel('Save: the map of ternary').click();
  await dialog(page).getByRole('button', { name: 'SVG' }).click();
  const picture = await downloading;
  expect(picture.suggestedFilename()).toBe('reverse-sweep-ternary.svg');
  const svg = await readFile(await picture.path(), 'utf8');
  expect(svg).toMatch(/<title>.*, ternary: Learning rate →, Hidden size ↓<\/title>/);
  expect(svg).toMatch(/<desc>.*6 of 6 measured/);
  expect(svg.match(/fill-opacity="0\.\d+"/g)?.length).toBeGreaterThanOrEqual(6);
  await dialog(page)
    .getByText(/^Lowest loss: .* \(one run\)\. No verdict/)
    .waitFor();
  await expectAccessibleDialog(page);
  // A phone that is turned shows the page anew, and the dialog where it was.
  await page.setViewportSize({ width: phone.height, height: phone.width });
  await ended(page).waitFor();
  await page.setViewportSize(phone);
  await ended(page).waitFor();
  const sideways = await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });

  const footer = page.getByRole('contentinfo');
  await footer.getByText('Kept in this browser, and nowhere else: one sweep.').waitFor();
  await deleteEverything(page);
  await footer.getByText('Deleted: one sweep.', { exact: false }).waitFor();
  await page.reload();
  await footer.getByText('This browser keeps what you train', { exact: false }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Sweep', exact: true }).waitFor();
  expect(await kept(page)).toEqual([]);
  expect(new URL(page.url()).origin).toBe(new URL(inject('siteUrl')).origin);
  await playground.close();
});
