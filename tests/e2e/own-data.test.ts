/** Data of one's own, as a person gives it: pasted, chosen and drawn; trained on; tried; kept and forgotten. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTable, exampleText } from '../catalog/example-data';
import { axeOn, launchBrowser, openPlayground, panel, phone, smallLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await axeOn(page)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Has the model go on from a beginning. Returns the panel. */
async function writeOn(page: Page, beginning: string): Promise<Locator> {
  const tryIt = panel(page, 'Try it');
  await tryIt.getByRole('textbox').fill(beginning);
  await tryIt.getByRole('button', { name: 'Write' }).click();
  await tryIt
    .getByRole('group', { name: /Next character of/ })
    .first()
    .waitFor();
  return tryIt;
}

test('a pasted text is trained on and gone on with; it outlives a reload, and is forgotten on demand', async () => {
  const playground = await openPlayground(browser, { hash: smallLink('text', { seqLen: '16' }) });
  const { page } = playground;
  const task = panel(page, 'Task');
  await page.getByText(/stayed on their machine/).waitFor();
  const field = task.getByLabel(/Paste a text/);
  await field.fill('too short');
  await task.getByRole('button', { name: 'Use this text' }).click();
  await task
    .getByRole('alert')
    .getByText(/9 characters.*at least 2,000/)
    .waitFor();
  expect(await violations(page)).toEqual([]);

  await field.fill(exampleText);
  await task.getByRole('button', { name: 'Use this text' }).click();
  await task.getByText(/characters, \d+ different ones/).waitFor();
  await trainToTheEnd(page);
  await writeOn(page, 'the cat');
  expect(await violations(page)).toEqual([]);
  expect(page.url()).not.toContain('data=');

  await page.reload();
  await panel(page, 'Task')
    .getByText(/characters, \d+ different ones/)
    .waitFor();
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  await panel(page, 'Task').getByRole('button', { name: 'Forget it' }).click();
  await panel(page, 'Task')
    .getByText(/characters, \d+ different ones/)
    .waitFor({ state: 'hidden' });
  await page.reload();
  await panel(page, 'Task')
    .getByLabel(/Paste a text/)
    .waitFor();
  expect(
    await panel(page, 'Task')
      .getByText(/different ones/)
      .count(),
  ).toBe(0);
  await playground.close();
});

test('a text of thousands of characters is taken as bytes on demand, also after a reload, and loses nothing', async () => {
  const text = Array.from({ length: 4000 }, (_, i) => String.fromCodePoint(0x4e00 + ((7 * i) % 1500)) + (i % 40 === 39 ? '。\n' : '')).join(
    '',
  );
  const playground = await openPlayground(browser, { hash: smallLink('text', { seqLen: '16' }) });
  const { page } = playground;
  const task = panel(page, 'Task');
  await task.getByLabel(/Paste a text/).fill(text);
  await task.getByRole('button', { name: 'Use this text' }).click();
  await task.getByText(/found no place among the 96.*As bytes, nothing is lost/).waitFor();
  await task.getByText('Kept in this browser only').waitFor();
  await page.reload();
  await task.getByLabel('Tokens are').selectOption('bytes of UTF-8');
  await task.getByText(/bytes, \d+ different ones/).waitFor();
  expect(await task.getByText(/found no place/).count()).toBe(0);
  await trainToTheEnd(page);
  await writeOn(page, '一丁');
  expect(await violations(page)).toEqual([]);
  await playground.close();
});

test('a text that runs from right to left does so wherever it is shown', async () => {
  const words = ['سلام', 'دنیا', 'می‌خواهم', 'کتاب', 'روز', 'آب'];
  const text = Array.from({ length: 800 }, (_, i) => words[(i * i + 3 * i) % words.length]).join(' ');
  const playground = await openPlayground(browser, { hash: smallLink('text', { seqLen: '16' }) });
  const { page } = playground;
  const task = panel(page, 'Task');
  await task.getByLabel(/Paste a text/).fill(text);
  await task.getByRole('button', { name: 'Use this text' }).click();
  await task.getByText(/characters, \d+ different ones/).waitFor();
  await trainToTheEnd(page);
  const tryIt = await writeOn(page, 'سلام');
  const shown = [
    task.getByLabel('The beginning, as it was read'),
    tryIt.getByRole('textbox'),
    tryIt.locator('.continuation-text').first(),
    page.locator('.behaviour .example-text'),
    panel(page, 'Held-out examples').locator('.example-text').first(),
  ];
  for (const place of shown) expect(await place.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  // The characters themselves stand from right to left.
  const [first, second] = await panel(page, 'Held-out examples')
    .locator('.example-text')
    .first()
    .evaluate((element) => [...element.children].map((child) => child.getBoundingClientRect().left));
  expect(first).toBeGreaterThan(second ?? Infinity);
  await playground.close();
});

test('a table is refused by row and column, then its next row is foretold, then a class', async () => {
  const playground = await openPlayground(browser, { hash: smallLink('table', { seqLen: '4' }) });
  const { page } = playground;
  const task = panel(page, 'Task');
  const choose = async (content: string): Promise<void> =>
    task.getByLabel('Choose a CSV file').setInputFiles({ name: 'weather.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await choose(exampleTable.replace('20.000', 'warm'));
  await task
    .getByRole('alert')
    .getByText(/line 2, column “high”: “warm”/)
    .waitFor();
  await choose(exampleTable);
  await task.getByText(/400 rows, 3 columns of numbers/).waitFor();
  await trainToTheEnd(page);
  // What is out of sight is not asked of the model.
  await panel(page, 'Try it').scrollIntoViewIfNeeded();
  const rows = panel(page, 'Try it').getByRole('table');
  await rows
    .getByRole('row', { name: /ternary/ })
    .getByText(/\d/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);

  await choose(exampleTable.replaceAll(/fine$/gm, (_, at: number) => (at % 3 === 0 ? 'rain' : 'fine')));
  await task.getByLabel('Predict').selectOption('weather');
  await task.getByText(/2 classes/).waitFor();
  await page.getByRole('button', { name: 'Reset and apply' }).click();
  await panel(page, 'Try it').getByLabel(/A row/).waitFor();
  await playground.close();
});

test('gestures are drawn on a phone, learnt and named', async () => {
  const playground = await openPlayground(browser, { hash: smallLink('drawings', { seqLen: '16' }), viewport: phone });
  const { page } = playground;
  await page.getByText('Setup', { exact: true }).first().click();
  const task = panel(page, 'Task');
  const pad = task.getByRole('img', { name: /Drawing pad/ });
  const draw = async (at: (t: number) => readonly [number, number]): Promise<void> => {
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error('There is no pad.');
    const place = (t: number): [number, number] => [box.x + box.width * at(t)[0], box.y + box.height * at(t)[1]];
    await page.mouse.move(...place(0));
    await page.mouse.down();
    for (let i = 1; i <= 12; i++) await page.mouse.move(...place(i / 12));
    await page.mouse.up();
  };
  for (const [label, at] of [
    ['slope', (t: number) => [0.2 + 0.6 * t, 0.8 - 0.6 * t] as const],
    ['bow', (t: number) => [0.2 + 0.6 * t, 0.5 - 0.3 * Math.sin(Math.PI * t)] as const],
  ] as const) {
    await task.getByLabel('Name of the gesture').fill(label);
    for (let i = 0; i < 4; i++) await draw(at);
  }
  expect(await violations(page)).toEqual([]);
  await task.getByRole('button', { name: 'Use these drawings' }).click();
  await task.getByText(/8 strokes of 2 gestures/).waitFor();
  await trainToTheEnd(page);
  await panel(page, 'Try it').waitFor();
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
  await playground.close();
});
