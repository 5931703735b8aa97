/** A comparison with several seeds and at the same kilobytes, as a person sets it up and reads it. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, type Playground, unfoldDetails } from './playground';

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  playground = await openPlayground(browser, { hash: tinyLink({ modes: 'none,ternary' }) });
});
afterAll(async () => {
  await playground.close();
  await browser.close();
});

test('the cost of two seeds is told before they are trained, and every seed is trained', async () => {
  const { page } = playground;
  await panel(page, 'Modes').getByRole('radio', { name: '2', exact: true }).check({ force: true });
  await panel(page, 'Modes').getByRole('radio', { name: 'kilobytes' }).check({ force: true });
  await panel(page, 'Modes').getByText('4 runs, 48 steps in all').waitFor();
  await expect.poll(async () => page.evaluate(async () => (await window.bitnet.runs()).length), { timeout: 30_000 }).toBe(4);

  await trainToTheEnd(page);

  const runs = await page.evaluate(() => window.bitnet.runs());
  expect(runs.map(({ mode, seed, step }) => `${mode} ${seed} ${step}`).toSorted()).toEqual([
    'none 1 12',
    'none 2 12',
    'ternary 1 12',
    'ternary 2 12',
  ]);
  const [small = 0, large = 0] = [...new Set(runs.map(({ packedBytes }) => packedBytes))].toSorted((one, other) => one - other);
  expect(large / small).toBeLessThan(1.03);
  expect(new Set(runs.map(({ parameters }) => parameters)).size).toBe(2);
});

test('the table holds medians with their range, and the sentence says over how many seeds', async () => {
  const { page } = playground;
  await unfoldDetails(page);
  // Until the last evaluations are in, the table is of an earlier step.
  await panel(page, 'Comparison')
    .getByText(/^At step 12, over 2 seeds, /)
    .waitFor();
  await panel(page, 'Comparison')
    .getByText(/Two seeds cannot show which is better\. Train 3 or more seeds to know\./)
    .waitFor();
  const table = panel(page, 'Comparison').getByRole('table');
  const cell = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'ternary', exact: true }) })
    .getByRole('cell')
    .first();
  await expect.poll(async () => cell.innerText()).toMatch(/^\d+\.\d{3}\s+\d+\.\d{3}–\d+\.\d{3}$/);
  const [median = 0, low = 0, high = 0] = (await cell.innerText()).split(/[\s–]+/).map(Number);
  const measured = await page.evaluate(async () =>
    (await window.bitnet.runs()).filter(({ mode }) => mode === 'ternary').map(({ heldOutLossNats }) => heldOutLossNats ?? 0),
  );
  expect([Math.min(...measured), Math.max(...measured)].map((loss) => loss.toFixed(3))).toEqual([low, high].map((loss) => loss.toFixed(3)));
  expect(median).toBeCloseTo((low + high) / 2, 2);
  await panel(page, 'Comparison')
    .getByText(/A fair comparison: all \d checks pass/)
    .waitFor();
});

test('curves over seconds say the same in words', async () => {
  const { page } = playground;
  const chart = panel(page, 'Comparison').getByRole('img').first();
  expect(await chart.getAttribute('aria-label')).toMatch(
    /^Held-out loss in nats, by step\. full \S+ \(median of 2 seeds, \S+ to \S+\) at step 12;/,
  );
  await panel(page, 'Comparison').getByRole('radio', { name: 'seconds' }).check({ force: true });
  await expect.poll(async () => chart.getAttribute('aria-label')).toMatch(/by seconds of training\. full .* at step 12, \S+ s;/);
});

test('another seed can be looked at', async () => {
  const { page } = playground;
  const before = await panel(page, 'Held-out examples').innerText();
  await panel(page, 'Comparison').getByRole('radio', { name: '2', exact: true }).check({ force: true });
  await expect.poll(async () => panel(page, 'Held-out examples').innerText()).not.toBe(before);
});

test('three seeds get a verdict, at the end of training and not before', async () => {
  const three = await openPlayground(browser, { hash: tinyLink({ modes: 'none,ternary', seeds: '3' }) });
  const { page } = three;
  await unfoldDetails(page);
  const sentence = panel(page, 'Comparison').getByText(/^Before training, |^At step \d+, over 3 seeds, /);
  await sentence.waitFor();
  expect(await sentence.innerText()).toMatch(/^Before training, /);

  await trainToTheEnd(page);

  await expect
    .poll(async () => sentence.innerText())
    .toMatch(/^At step 12, over 3 seeds, .*(is best, with a median loss of|are too close to call)/);
  expect(await sentence.innerText()).not.toMatch(/cannot show which is better/);
  await three.close();
});
