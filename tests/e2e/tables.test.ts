/** Tables as people have them, chosen in the page: what is said is what Node says; what a person changes is read again. */
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../src/catalog/data/read-table';
import { caseBytes, tableCases } from '../catalog/data/table-cases';
import { readText } from '../../src/catalog/data/read-text';
import { dropOn } from './drag';
import { axeOn, launchBrowser, openPlayground, panel, smallLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const onDisk = (name: string): string => fileURLToPath(new URL(`../fixtures/cases/${name}`, import.meta.url));
const choose = async (page: Page, name: string): Promise<Locator> => {
  const task = panel(page, 'Task');
  await task.getByLabel('Choose a CSV file').setInputFiles(onDisk(name));
  return task;
};

test('every table says in the page what it says in Node', async () => {
  const playground = await openPlayground(browser, { hash: smallLink('table', { seqLen: '4' }) });
  const { page } = playground;
  for (const { file, label, says } of tableCases) {
    const name = file.replace('fixtures/cases/', '');
    const task = await choose(page, name);
    if (says.refused === true) {
      await task.getByRole('alert').getByText(says.sentence).waitFor();
      continue;
    }
    await task.getByText(name, { exact: true }).waitFor();
    if (label !== null) await task.getByLabel('Predict').selectOption(label);
    const { report } = readTable(caseBytes(name), { label });
    for (const sentence of [report.summary, ...report.notes, ...report.warnings]) await task.getByText(sentence, { exact: true }).waitFor();
    await expect.poll(async () => task.getByLabel('The beginning, as it was read').textContent()).toBe(report.preview.join('\n'));
  }
  await playground.close();
});

test('number format, columns, gaps and order are changed before training, and outlive a reload', async () => {
  const playground = await openPlayground(browser, { hash: smallLink('table', { seqLen: '4' }) });
  const { page } = playground;
  let task = await choose(page, '02-pasted-thousands.tsv');
  await task.getByText(/“1,016” is 1016/).waitFor();
  await task.getByLabel('Number format of visitors').selectOption('comma');
  await task.getByText(/“1,016” is 1\.016/).waitFor();
  await task.getByRole('checkbox', { name: 'views' }).uncheck();
  await task.getByText(/44 rows, 2 columns of numbers/).waitFor();
  await task.getByText('Left out as you chose: views.').waitFor();
  const { violations } = await axeOn(page).include('.own-data').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  task = await choose(page, '03-missing-cells.csv');
  await task.getByText(/the value before it was used/).waitFor();
  await task.getByLabel('Rows with a gap').selectOption('leave out');
  await task.getByText('4 of 44 rows have no mass; they are left out.').waitFor();
  await task
    .getByText(/40 rows/)
    .first()
    .waitFor();
  await task.getByLabel('First row').selectOption('data');
  await task.getByRole('alert').waitFor();
  await task.getByLabel('First row').selectOption('names');
  await task.getByRole('alert').waitFor({ state: 'detached' });

  task = await choose(page, '17-no-data-number.csv');
  await task
    .getByRole('alert')
    .getByText(/line 11, column “height”/)
    .waitFor();
  await task.getByRole('checkbox', { name: 'height' }).uncheck();
  await task.getByText(/44 rows, 1 column of numbers/).waitFor();

  task = await choose(page, '18-newest-first.csv');
  await task.getByText(/Reverse them\?/).waitFor();
  await task.getByRole('checkbox', { name: /Reverse the rows/ }).check();
  await task.getByText(/The rows were reversed/).waitFor();
  await trainToTheEnd(page);
  await page.reload();
  await panel(page, 'Task')
    .getByText(/The rows were reversed/)
    .waitFor();
  expect(
    await panel(page, 'Task')
      .getByRole('checkbox', { name: /Reverse the rows/ })
      .isChecked(),
  ).toBe(true);
  // What it was read from is kept as well, so that it can be read otherwise.
  await panel(page, 'Task')
    .getByRole('checkbox', { name: /Reverse the rows/ })
    .uncheck();
  await panel(page, 'Task')
    .getByText(/Reverse them\?/)
    .waitFor();

  // A table whose rows were split at the wrong sign: the right one is chosen where the refusal stands.
  task = panel(page, 'Task');
  const rows = Array.from({ length: 60 }, (_, i) => `${i};${i % 2 === 0 ? '1,5' : '2'};${(i / 4).toFixed(2)}`);
  await task.getByLabel(/Paste rows/).fill(`a;b;c\n${rows.join('\n')}`);
  await task.getByRole('button', { name: 'Use this table' }).click();
  await task.getByText(/60 rows, 3 columns of numbers/).waitFor();
  await task.getByLabel('Cells are separated by').selectOption('comma');
  await task.getByRole('alert').waitFor();
  await task.getByLabel('Cells are separated by').last().selectOption('semicolon');
  await task.getByRole('alert').waitFor({ state: 'detached' });
  await task.getByText(/60 rows, 3 columns of numbers/).waitFor();
  await playground.close();
});

test('a table is dropped on its field; a text in another encoding is read, and read otherwise on demand', async () => {
  const playground = await openPlayground(browser, { hash: smallLink('table', { seqLen: '4' }) });
  const { page } = playground;
  const task = panel(page, 'Task');
  await dropOn(page, { paths: [onDisk('01-german-dates.csv')] }, task.getByLabel(/Paste rows/));
  await task.getByText('Not used, because they hold no numbers: Datum.', { exact: true }).waitFor();
  await playground.close();

  const texts = await openPlayground(browser, { hash: smallLink('text', { seqLen: '16' }) });
  const own = panel(texts.page, 'Task');
  await own.getByLabel('Choose a text file').setInputFiles(onDisk('12-windows-1252-quotes.txt'));
  const { report, data } = readText(caseBytes('12-windows-1252-quotes.txt'));
  for (const sentence of [report.summary, ...report.notes]) await own.getByText(sentence, { exact: true }).waitFor();
  // The same digest as in Node: the page reads the 32 characters alike.
  await expect
    .poll(async () =>
      texts.page.evaluate(
        async (content) => (await window.bitnet.data({ kind: 'text', content: new Uint8Array(content) })).card.digest,
        [...caseBytes('12-windows-1252-quotes.txt')],
      ),
    )
    .toBe(data.card.digest);
  const before = await own.getByLabel('The beginning, as it was read').textContent();
  await own.getByLabel('Letters are').selectOption('windows-1251');
  await expect.poll(async () => own.getByLabel('The beginning, as it was read').textContent()).not.toBe(before);
  await texts.close();
});
