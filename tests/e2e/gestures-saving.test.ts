/** Every format is saved by its button, arrives as a file, and gives the same answers when it is dropped on a page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formats } from '../../src/formats/formats';
import { dropOn } from './drag';
import { dismissNotices, launchBrowser, openPlayground, tinyLink, trainToTheEnd, untilReady } from './playground';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'saved-'));
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser.close();
});

const prompts = ['0123', '9876', '5555', '3141'];
const names = Object.values(formats).map(({ label }) => label);

test('each saved format opens again with the same answers', async () => {
  const source = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = source;
  await trainToTheEnd(page);
  const right = await page.evaluate(async (asked) => {
    const [run] = await window.bitnet.runs();
    return Promise.all(asked.map(async (prompt) => (await window.bitnet.predict(run?.id ?? '', prompt)).output));
  }, prompts);

  const saved: { readonly label: string; readonly path: string }[] = [];
  for (const label of names) {
    // Opened for each: closing and opening again is part of what people do.
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const choice = dialog.locator('label', { has: page.getByText(label, { exact: true }) });
    await choice.click();
    await expect.poll(async () => choice.getByRole('radio').isChecked()).toBe(true);
    const button = dialog.getByRole('button', { name: /^Save, / });
    await button.and(page.locator(':enabled')).waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    saved.push({ label, path });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  await source.close();
  expect(saved.map(({ label }) => label)).toEqual(names);
  expect(new Set(saved.map(({ path }) => path)).size).toBe(names.length);

  // One page for all: what was opened is closed again, as it is by hand.
  const target = await openPlayground(browser, { hash: tinyLink({ modes: 'binary', seed: '99' }) });
  await untilReady(target.page);
  for (const { label, path } of saved) {
    const former = await target.page.evaluate(async () => (await window.bitnet.runs()).map(({ id }) => id));
    await dropOn(target.page, { paths: [path] });
    await target.page
      .getByRole('paragraph')
      .filter({ hasText: /is open|is a checkpoint/ })
      .waitFor({ timeout: 30_000 });
    const answers = await target.page.evaluate(
      async ([asked, known]) => {
        const run = (await window.bitnet.runs()).find(({ id, mode }) => !known.includes(id) && mode === 'ternary');
        const outputs = await Promise.all(asked.map(async (prompt) => (await window.bitnet.predict(run?.id ?? '', prompt)).output));
        if (run?.opened === true) await window.bitnet.remove(run.id);
        return outputs;
      },
      [prompts, former] as const,
    );
    expect([label, answers]).toEqual([label, right]);
    await dismissNotices(target.page);
  }
  await target.close();
});
