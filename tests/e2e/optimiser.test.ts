/** A person chooses another optimiser, trains with it, saves the run half-way, and goes on from the file in another visit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink } from './playground';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  folder = await mkdtemp(join(tmpdir(), 'optimiser-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const hash = tinyLink({ backend: 'wasm', modes: 'ternary', learningRate: '0.002' });

/** The newest run and the loss of its last step. */
const lastRun = async (page: Page): Promise<{ readonly optimiser: string; readonly step: number; readonly loss: number | null }> =>
  page.evaluate(async () => {
    const run = (await window.bitnet.runs()).at(-1);
    if (run === undefined) throw new Error('There is no run.');
    return { optimiser: run.experiment.optimiser, step: run.step, loss: run.trainLossNats };
  });

async function chooseLion(page: Page): Promise<void> {
  const setup = panel(page, 'Setup');
  await setup.getByText('All settings', { exact: true }).click();
  const choice = setup.getByRole('radiogroup', { name: 'Optimiser' });
  expect(await choice.getByRole('radio', { name: 'AdamW' }).isChecked()).toBe(true);
  await choice.getByRole('radio', { name: 'Lion' }).check();
  await setup.getByText(/only the sign of the mean gradient counts/).waitFor();
}

test('Lion is chosen, trained, saved, opened and trained on as if it had never stopped', async () => {
  const first = await openPlayground(browser, { hash });
  await chooseLion(first.page);
  expect(new URLSearchParams(new URL(first.page.url()).hash.slice(1)).get('optimiser')).toBe('lion');
  const step = first.page.getByRole('button', { name: 'Step', exact: true });
  for (let taken = 1; taken <= 5; taken++) {
    await step.and(first.page.locator(':enabled')).click();
    await expect.poll(async () => (await lastRun(first.page)).step).toBe(taken);
  }

  await first.page.getByRole('button', { name: 'Download', exact: true }).click();
  const dialog = first.page.getByRole('dialog');
  const format = dialog.locator('label', { has: first.page.getByText('Checkpoint', { exact: true }) });
  await format.click();
  await expect.poll(async () => format.getByRole('radio').isChecked()).toBe(true);
  const save = dialog.getByRole('button', { name: /^Save, / });
  await save.and(first.page.locator(':enabled')).waitFor();
  const [download] = await Promise.all([first.page.waitForEvent('download'), save.click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await first.page.keyboard.press('Escape');

  await first.page
    .getByRole('button', { name: 'Train', exact: true })
    .or(first.page.getByRole('button', { name: 'Resume' }))
    .click();
  await first.page.getByText('finished', { exact: true }).waitFor();
  const undisturbed = await lastRun(first.page);
  expect(undisturbed).toMatchObject({ optimiser: 'lion', step: 12, loss: expect.any(Number) });
  await first.close();

  const second = await openPlayground(browser, { hash: tinyLink({ backend: 'wasm', modes: 'ternary' }) });
  await second.page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor();
  await second.page.getByLabel('Open a packed model').setInputFiles(path);
  await second.page.getByText(/the run is back at step 5 of 12, and Resume goes on from there/).waitFor();
  await second.page.getByRole('button', { name: 'Resume', exact: true }).click();
  await second.page.getByText('finished', { exact: true }).waitFor();
  expect(await lastRun(second.page)).toEqual(undisturbed);
  await second.close();
});
