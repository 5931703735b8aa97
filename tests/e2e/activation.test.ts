/** A person chooses squared ReLU, trains with it, saves the run, and opens it in another visit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  folder = await mkdtemp(join(tmpdir(), 'activation-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test('squared ReLU is chosen, trained, saved and opened; GGUF says why it cannot hold it', async () => {
  const first = await openPlayground(browser, { hash: tinyLink({ task: 'tales', seqLen: '16', backend: 'wasm', modes: 'ternary' }) });
  const setup = panel(first.page, 'Setup');
  await setup.getByText('All settings', { exact: true }).click();
  const choice = setup.getByRole('radiogroup', { name: 'Activation function' });
  expect(await choice.getByRole('radio', { name: 'SiLU' }).isChecked()).toBe(true);
  await choice.getByRole('radio', { name: 'ReLU²' }).check();
  expect(new URLSearchParams(new URL(first.page.url()).hash.slice(1)).get('activation')).toBe('relu2');
  await trainToTheEnd(first.page);
  const trained = await first.page.evaluate(async () =>
    (await window.bitnet.runs()).map(({ experiment, state }) => [experiment.activation, state]),
  );
  expect(trained).toContainEqual(['relu2', 'finished']);

  await first.page.getByRole('button', { name: 'Download', exact: true }).click();
  const dialog = first.page.getByRole('dialog');
  await dialog
    .getByText(/llama\.cpp would compute this model with another activation \(SiLU\)/)
    .first()
    .waitFor();
  const save = dialog.getByRole('button', { name: /^Save, / });
  await save.and(first.page.locator(':enabled')).waitFor();
  const [download] = await Promise.all([first.page.waitForEvent('download'), save.click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await first.close();

  const second = await openPlayground(browser, { hash: tinyLink({ task: 'tales', seqLen: '16', backend: 'wasm', modes: 'ternary' }) });
  await second.page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor();
  await second.page.getByLabel('Open a packed model').setInputFiles(path);
  await second.page.getByText(/is open and runs from its packed weights/).waitFor();
  const opened = await second.page.evaluate(async () =>
    (await window.bitnet.runs()).filter((run) => run.opened === true).map(({ experiment }) => experiment.activation),
  );
  expect(opened).toEqual(['relu2']);
  await second.close();
});
