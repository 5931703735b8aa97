/** Download → C program: its sizes before the choice, the file that is saved, and what it answers outside of the page. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

const compiler = ['gcc', 'clang'].find((name) => spawnSync(name, ['--version']).error === undefined);

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  folder = await mkdtemp(join(tmpdir(), 'bitnet-c-program-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test(`the saved program answers what Try it answers${compiler === undefined ? ' (not compiled: neither gcc nor clang is installed)' : ''}`, async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', backend: 'wasm' }) });
  await trainToTheEnd(page);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const choice = dialog.locator('label').filter({ hasText: 'C program' });
  await choice.getByText(/On 32 bits it takes about [\d.]+ kB of flash and [\d.]+ kB of RAM\./).waitFor();
  await choice.click();
  await dialog.getByRole('figure', { name: 'The folder bitnet with its files' }).waitFor();
  await dialog.getByText(/same predictions on \d+ inputs/).waitFor();
  await dialog.getByRole('button', { name: /Arduino sketch/ }).waitFor();
  const lines = await dialog.locator('pre').first().innerText();
  expect(lines).toContain('cc -std=c99 -O2 bitnet-reverse-ternary-seed1.c -o model -lm');
  const save = dialog.getByRole('button', { name: /^Save, / });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const source = join(folder, download.suggestedFilename());
  await download.saveAs(source);

  await page.keyboard.press('Escape');
  const tryIt = panel(page, 'Try it');
  await tryIt.getByRole('textbox').first().fill('3141');
  const answer = tryIt.getByRole('group', { name: /^ternary writes [\d>]{4}$/ });
  const shown = ((await answer.getAttribute('aria-label')) ?? '').slice(-4);
  if (compiler !== undefined) {
    const program = join(folder, 'model');
    execFileSync(compiler, ['-std=c99', '-O2', source, '-o', program, '-lm'], { stdio: 'pipe' });
    expect(execFileSync(program, ['3141'], { encoding: 'utf8' })).toBe(`${shown}\n`);
  }

  await page.getByLabel('Open a packed model').setInputFiles(source);
  await page.getByText(/is open and runs from its packed weights/).waitFor();
  await close();
});
