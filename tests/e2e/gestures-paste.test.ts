/** A text and the cells of a spreadsheet, pasted into their fields from the clipboard. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTable, exampleText } from '../catalog/example-data';
import { launchBrowser, openPlayground, panel } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

test.each([
  // Spreadsheets part cells by tabs.
  ['cells of a spreadsheet', 'table', /Paste rows/, 'Use this table', exampleTable.replaceAll(',', '\t'), /400 rows, 3 columns of numbers/],
  ['a text', 'text', /Paste a text/, 'Use this text', exampleText, /characters, \d+ different ones/],
])('%s', async (_, task, field, use, content, words) => {
  const playground = await openPlayground(browser, {
    hash: `v=1&task=${task}&modes=ternary&hiddenSize=16&numHeads=2&numLayers=1`,
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const { page } = playground;
  await page.evaluate(async (text) => navigator.clipboard.writeText(text), content);
  const place = panel(page, 'Task').getByLabel(field);
  await place.click();
  await page.keyboard.press('ControlOrMeta+V');
  expect((await place.inputValue()).length).toBe(content.length);
  await panel(page, 'Task').getByRole('button', { name: use }).click();
  await panel(page, 'Task').getByText(words).waitFor();
  await page.getByRole('button', { name: 'Train', exact: true }).and(page.locator(':enabled')).waitFor();
  await playground.close();
});
