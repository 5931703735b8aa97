/** The page as a person uses it: train, compare, look at the weights, take them along, share the settings. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, unfoldDetails, type Playground } from './playground';

let browser: Browser;
let playground: Playground;
const scratch = mkdtempSync(join(tmpdir(), 'bitnet-e2e-'));
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  playground = await openPlayground(browser, { hash: tinyLink({ seed: '5' }) });
});
afterAll(async () => {
  rmSync(scratch, { recursive: true });
  await playground.close();
  await browser.close();
});

test('one click trains every arm of the comparison to the end', async () => {
  const { page } = playground;
  const histogram = panel(page, 'Weights').getByRole('img').first();
  await page.getByRole('radio', { name: 'Latent' }).check({ force: true });
  await histogram.waitFor();
  const untrained = await histogram.getAttribute('aria-label');

  await trainToTheEnd(page);

  await expect.poll(async () => histogram.getAttribute('aria-label')).toMatch(/at step 12\b/);
  expect(await histogram.getAttribute('aria-label')).not.toBe(untrained);

  // Full, ternary and binary were trained; the others are the same weights, rounded afterwards or no longer rounded.
  const arms = [
    /^full$/,
    /^ternary$/,
    /^binary$/,
    /^rounded to ternary$/,
    /^rounded to binary$/,
    /^latents of ternary$/,
    /^latents of binary$/,
  ];
  const rows = panel(page, 'Comparison')
    .locator('tbody')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  await expect.poll(async () => rows.count()).toBe(arms.length);
  for (const [index, name] of arms.entries()) {
    const row = rows.nth(index);
    expect((await row.getByRole('rowheader').innerText()).trim()).toMatch(name);
    // Loss and score are measured, not dashes.
    await expect.poll(async () => (await row.getByRole('cell').allInnerTexts()).slice(0, 2).join(' ')).toMatch(/^\d+\.\d+ \S*\d+/);
  }
});

test('one seed gets no verdict: the page says what was measured, and how to know', async () => {
  await unfoldDetails(playground.page);
  const sentence = panel(playground.page, 'Comparison').getByText(/^At step 12, /);
  await expect
    .poll(async () => sentence.innerText())
    .toMatch(
      /^At step 12, the losses are \d+\.\d{3} nats \(\w+\), \d+\.\d{3} \(\w+\) and \d+\.\d{3} \(\w+\), \d+\.\d{3} apart\. One run each cannot show which is better, and how far another seed would move them is not known for these settings\. Train 3 or more seeds to know\./,
    );
  expect(await sentence.innerText()).not.toMatch(/is best|too close to call|behind/);
});

test('the arms were alike but for the mode', async () => {
  const runs = await playground.page.evaluate(() => window.bitnet.runs());
  expect(runs.map(({ mode }) => mode).toSorted()).toEqual(['binary', 'none', 'ternary']);
  expect(new Set(runs.map(({ seed }) => seed))).toEqual(new Set([5]));
  for (const key of ['recipe', 'hiddenSize', 'batchSize', 'steps', 'lambdaSteps', 'warmupSteps', 'seqLen'] as const) {
    expect(new Set(runs.map(({ experiment }) => experiment[key])).size, key).toBe(1);
  }
  const sizes = Object.fromEntries(runs.map(({ mode, packedBytes }) => [mode, packedBytes]));
  expect(sizes['binary']).toBeLessThan(sizes['ternary'] ?? 0);
  expect(sizes['ternary']).toBeLessThan(sizes['none'] ?? 0);
});

test('the packed file that the page saves opens again as a run of its own', async () => {
  const { page } = playground;
  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Checked: read back bit for bit; same predictions on \d+ inputs/).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /^Save/ }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.safetensors$/);
  const saved = join(scratch, download.suggestedFilename());
  await download.saveAs(saved);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByLabel('Open a packed model').setInputFiles(saved);
  const guest = panel(page, 'Comparison')
    .getByRole('row')
    .filter({ hasText: /ternary.*file/ });
  await guest.waitFor();

  const { runs, outputs } = await page.evaluate(async () => {
    const all = await window.bitnet.runs();
    const opened = all.find((run) => run.opened === true);
    const original = all.find((run) => run.mode === opened?.mode && run.opened !== true);
    if (opened === undefined || original === undefined) throw new Error('the opened run or its original is missing');
    const outputs = [];
    for (const { id } of [original, opened]) outputs.push((await window.bitnet.predict(id, '2718')).output);
    return { runs: all.length, outputs };
  });
  expect(runs).toBe(4);
  expect(outputs[1]).toBe(outputs[0]);

  const damaged = join(scratch, 'damaged.safetensors');
  writeFileSync(damaged, readFileSync(saved).subarray(0, 700));
  await page.getByLabel('Open a packed model').setInputFiles(damaged);
  await expect.poll(async () => page.getByRole('alert').innerText()).toMatch(/damaged\.safetensors is not complete: its end is missing/);
  expect((await page.evaluate(() => window.bitnet.runs())).length).toBe(4);
});
