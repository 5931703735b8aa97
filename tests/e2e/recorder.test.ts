/** A teacher records a lesson by using the page; a pupil plays it, from its file and from its link. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLessonFile } from '../../src/lessons/read-lesson';
import { randomStream } from '../../src/math/random';
import { dropOn } from './drag';
import { lessonCardFindings } from './lesson-card';
import { desktop, launchBrowser, openPlayground, panel, phone, tinyLink, trainToTheEnd, untilReady } from './playground';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser.close();
});

const hash = tinyLink({ modes: 'ternary' });
const recorder = (page: Page): Locator => page.getByRole('region', { name: 'Record a lesson' });
const step = (page: Page, name: string): Locator => recorder(page).getByRole('button', { name });

async function startRecording(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await page.getByRole('button', { name: 'Record a lesson' }).click();
  await recorder(page).getByText('Recording: each thing you do').waitFor();
}

/** Fills in the question of the step that is unfolded. */
async function ask(page: Page): Promise<void> {
  await recorder(page).getByRole('button', { name: 'Ask a question' }).click();
  await recorder(page).getByLabel('What is asked').fill('How many weights are rounded to 0?');
  await recorder(page).getByLabel('Answer A', { exact: true }).and(page.locator('input')).fill('None of them');
  await recorder(page).getByLabel('Why A is right').fill('That would be a binary model.');
  await recorder(page).getByLabel('Answer B', { exact: true }).and(page.locator('input')).fill('Some of them');
  await recorder(page).getByLabel('Why someone may think B').fill('Those near 0 are.');
  await recorder(page).getByRole('radio', { name: 'B is right' }).check();
  await recorder(page).getByRole('button', { name: 'Add a measured fact' }).click();
  await recorder(page).getByLabel('What is measured').selectOption({ label: 'Ternary: weights rounded to 0, after training' });
  await recorder(page).getByLabel('How it compares').selectOption({ label: 'is more than' });
  await recorder(page).getByLabel('Percent').fill('5');
}

/** A small lesson: train, look at the latent weights, go back. */
async function recordLesson(page: Page): Promise<void> {
  await startRecording(page);
  await trainToTheEnd(page);
  await step(page, '1 · Train to the end').waitFor();
  await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
  await recorder(page).getByText('Step 2 recorded: Look at the latent weights.').waitFor();
  await recorder(page).getByLabel('Title of the lesson').fill('Zeros everywhere');
  await step(page, '1 · Train to the end').click();
  await recorder(page).getByLabel('What to look at').fill('Watch the middle of the hill.');
  await ask(page);
  await recorder(page)
    .getByText(/Here and now: .* rounded to 0, after training \d+%\. The fact holds\./)
    .waitFor();
}

/** Plays what {@link recordLesson} records to its end, and comes back to the list. */
async function play(page: Page): Promise<void> {
  const card = page.locator('.lesson-card');
  await card.getByRole('heading', { name: 'Train to the end' }).waitFor();
  await card.getByText('Zeros everywhere · 1 of 2').waitFor();
  await card.getByText('Watch the middle of the hill.').waitFor();
  await card.getByRole('group', { name: 'What do you expect?' }).getByLabel('None of them').check();
  await card.getByRole('button', { name: 'Do it for me' }).click();
  const seen = card.getByRole('group', { name: 'What did you see?' });
  await seen.waitFor({ timeout: 90_000 });
  await seen.getByLabel('Some of them').check();
  const outcome = card.getByRole('group', { name: 'What came out' });
  await outcome.getByText(/rounded to 0, after training: \d+%/).waitFor();
  expect(await outcome.innerText()).toContain('That would be a binary model.');
  await card.getByRole('button', { name: 'Next' }).click();
  await card.getByRole('heading', { name: 'Look at the latent weights' }).waitFor();
  await card.getByText('press Latent above the weights').waitFor();
  expect(await panel(page, 'Weights').getByRole('radio', { name: 'Effective' }).isChecked()).toBe(true);
  await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
  await card.getByRole('button', { name: 'Done' }).waitFor();
  await card.getByRole('button', { name: 'Finish' }).click();
}

test('a lesson is recorded by pressing, tried out, saved, and dropped on a fresh page, where a pupil plays it to the end', async () => {
  const teacher = await openPlayground(browser, { hash });
  await recordLesson(teacher.page);
  await recorder(teacher.page).getByRole('button', { name: 'Try it out' }).click();
  const card = teacher.page.locator('.lesson-card');
  await card.getByText('Zeros everywhere · 1 of 2').waitFor();
  await card.getByRole('button', { name: 'Back to recording' }).click();
  await step(teacher.page, '2 · Look at the latent weights').waitFor();
  // What the lesson did on the page is no act of its author.
  expect(await recorder(teacher.page).getByRole('listitem').count()).toBe(2);
  const [download] = await Promise.all([
    teacher.page.waitForEvent('download'),
    recorder(teacher.page).getByRole('button', { name: 'Save file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('zeros-everywhere.lesson.json');
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  expect(readLessonFile(readFileSync(file, 'utf8')).steps.map(({ title }) => title)).toEqual([
    'Train to the end',
    'Look at the latent weights',
  ]);
  await teacher.close();

  const pupil = await openPlayground(browser);
  await pupil.page.getByRole('button', { name: 'Train', exact: true }).and(pupil.page.locator(':enabled')).waitFor();
  await dropOn(pupil.page, { paths: [file] }, panel(pupil.page, 'Weights'));
  await play(pupil.page);
  await pupil.page.getByRole('heading', { name: 'Lessons' }).waitFor();
  await pupil.close();
});

test('the same by a link, which says how long it is; a lesson too long for one says so', async () => {
  const teacher = await openPlayground(browser, { hash, context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const { page } = teacher;
  await recordLesson(page);
  await recorder(page).getByRole('button', { name: 'Copy link' }).click();
  await recorder(page)
    .getByText(/^Link copied\. The whole lesson is in it: [\d,]+ characters\.$/)
    .waitFor();
  const link = await page.evaluate(async () => navigator.clipboard.readText());
  // Words that do not shrink.
  const random = randomStream(1, 'noise');
  const noise = (): string => Array.from({ length: 1000 }, () => String.fromCharCode(35 + random.integer(55))).join('');
  for (const label of ['What is asked', 'Why someone may think A', 'Why B is right']) await recorder(page).getByLabel(label).fill(noise());
  await recorder(page).getByRole('button', { name: 'Copy link' }).click();
  await recorder(page)
    .getByText(/characters\. The program that you send it with may cut it off/)
    .waitFor();
  for (const letter of ['C', 'D', 'E']) {
    await recorder(page).getByRole('button', { name: 'Add an answer' }).click();
    await recorder(page).getByLabel(`Answer ${letter}`, { exact: true }).and(page.locator('input')).fill(noise());
    await recorder(page).getByLabel(`Why someone may think ${letter}`).fill(noise());
  }
  await recorder(page).getByRole('button', { name: 'Copy link' }).click();
  await recorder(page)
    .getByText(/too long for a link: [\d,]+ characters, and at most 8,000 are copied\. Save the file instead/)
    .waitFor();
  await teacher.close();

  const pupil = await openPlayground(browser, { hash: link.replace(/^[^#]*#/, '') });
  await play(pupil.page);
  await pupil.close();
});

test('steps are edited, moved, deleted and brought back; a reload keeps them; what is missing is said, and leads there', async () => {
  const playground = await openPlayground(browser, { hash });
  const { page } = playground;
  // Until then parts arrive, and what is pressed by force would be pressed where it no longer is.
  await untilReady(page);
  await startRecording(page);
  await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
  await step(page, '1 · Look at the latent weights').waitFor();
  await panel(page, 'Task')
    .getByRole('radio', { name: /Sort digits/ })
    .check({ force: true });
  await step(page, '2 · Task: Sort digits').click();
  await recorder(page).getByLabel('Title of the step').fill('We sort');
  await recorder(page).getByRole('button', { name: 'Move up' }).click();
  await step(page, '1 · We sort').waitFor();
  await recorder(page).getByText('We sort is now step 1.').waitFor();
  expect(
    await recorder(page)
      .getByRole('button', { name: 'Move up' })
      .evaluate((button) => button === document.activeElement),
  ).toBe(true);
  await recorder(page).getByRole('button', { name: 'Delete this step' }).click();
  expect(await recorder(page).getByRole('listitem').count()).toBe(1);
  await recorder(page).getByRole('button', { name: 'Undo: Step 1, We sort, has been deleted.' }).click();
  await step(page, '1 · We sort').waitFor();

  await step(page, '2 · Look at the latent weights').click();
  await recorder(page).getByRole('button', { name: 'Ask a question' }).click();
  await recorder(page).getByLabel('What is asked').fill('Half');
  await page.reload();
  await step(page, '1 · We sort').waitFor();
  await untilReady(page);
  // What the view in the address shows is no step.
  await expect.poll(() => panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).isChecked()).toBe(true);
  expect(await recorder(page).getByRole('listitem').count()).toBe(2);
  await recorder(page).getByRole('button', { name: 'Try it out' }).click();
  await recorder(page).getByRole('button', { name: 'Step 2 is missing answer A.' }).click();
  expect(await recorder(page).getByLabel('What is asked').inputValue()).toBe('Half');

  await recorder(page).getByRole('button', { name: 'Pause recording' }).click();
  await panel(page, 'Look inside').getByRole('radio', { name: 'Flips' }).check({ force: true });
  await recorder(page).getByRole('button', { name: 'Continue recording' }).click();
  await panel(page, 'Look inside').getByRole('radio', { name: 'Cost' }).check({ force: true });
  await step(page, '3 · Open “Cost”').waitFor();
  await recorder(page).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Continue recording (3 steps)' }).click();
  await step(page, '3 · Open “Cost”').waitFor();
  await playground.close();
});

test('a browser that keeps nothing is said, and records', async () => {
  const playground = await openPlayground(browser, {
    hash,
    prelude: () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
  });
  const { page } = playground;
  await startRecording(page);
  await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
  await step(page, '1 · Look at the latent weights').waitFor();
  await recorder(page).getByText('This browser keeps nothing for this page').waitFor();
  await playground.close();
});

test('a lesson from a file is changed in the recorder', async () => {
  const playground = await openPlayground(browser, { hash });
  const { page } = playground;
  await page.getByRole('button', { name: 'Train', exact: true }).and(page.locator(':enabled')).waitFor();
  const lesson = { bitnetLesson: 1, id: 'x', title: 'Given', steps: [{ title: 'Only one', act: { act: 'train' } }] };
  await page
    .getByLabel('Open a packed model')
    .setInputFiles({ name: 'x.lesson.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(lesson)) });
  await page.getByRole('button', { name: 'For teachers: change this lesson' }).click();
  await step(page, '1 · Only one').waitFor();
  expect(await recorder(page).getByLabel('Title of the lesson').inputValue()).toBe('Given');
  await playground.close();
});

test('by keyboard alone: recorded, worded, tried out and left', async () => {
  const playground = await openPlayground(browser, { hash });
  const { page } = playground;
  const tabTo = async (wanted: Locator): Promise<void> => {
    await wanted.waitFor();
    for (let i = 0; i < 150; i++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('the keyboard does not come there');
  };
  const press = async (name: string): Promise<void> => {
    await tabTo(page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  await press('Lessons');
  await press('Record a lesson');
  expect(
    await recorder(page)
      .getByRole('heading', { name: 'Record a lesson' })
      .evaluate((title) => title === document.activeElement),
  ).toBe(true);
  await tabTo(panel(page, 'Weights').getByRole('radio', { name: 'Effective' }));
  await page.keyboard.press('ArrowLeft');
  await recorder(page).getByRole('status').getByText('Step 1 recorded: Look at the quantised weights.').waitFor();
  await page.keyboard.press('ArrowLeft');
  // Passing over a choice is no step of its own.
  await recorder(page).getByRole('status').getByText('Step 1 is now: Look at the latent weights.').waitFor();
  await press('1 · Look at the latent weights');
  await tabTo(recorder(page).getByLabel('What to look at'));
  await page.keyboard.type('Where is the middle?');
  await press('Try it out');
  const card = page.locator('.lesson-card');
  await card.getByText('Where is the middle?').waitFor();
  await press('Back to recording');
  await step(page, '1 · Look at the latent weights').waitFor();
  await playground.close();
});

test('on a phone, what a step became is said where it was done', async () => {
  const playground = await openPlayground(browser, { hash, viewport: phone });
  const { page } = playground;
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await page.getByRole('button', { name: 'Record a lesson' }).click();
  await recorder(page).getByText('None yet.').waitFor();
  await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
  const echo = page.locator('.recorder-echo');
  await echo.getByText(/latent weights/i).waitFor();
  const box = (await echo.boundingBox())!;
  expect(box.y).toBeGreaterThan(0);
  expect(box.y + box.height).toBeLessThan(phone.height - 80);
  // And is gone again: nothing lies on the page for long.
  await echo.waitFor({ state: 'hidden', timeout: 15_000 });
  await playground.close();
});

describe('axe finds nothing', () => {
  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])('light and dark, %s: in the list, the empty recorder, a step with its question, and what is missing', async (_size, viewport) => {
    const playground = await openPlayground(browser, { hash, viewport });
    const { page } = playground;
    const findings = async (): Promise<readonly string[]> => lessonCardFindings(page);
    const widerThanThePage = async (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.getByRole('button', { name: 'Lessons', exact: true }).click();
    await page.getByRole('button', { name: 'Record a lesson' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'Record a lesson' }).click();
    await recorder(page).getByText('None yet.').waitFor();
    expect(await findings()).toEqual([]);
    await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
    await step(page, '1 · Look at the latent weights').click();
    await ask(page);
    await recorder(page).getByLabel('Percent').fill('five');
    await recorder(page).getByText('A number such as 12 or 0.5 is needed. 5 still counts.').waitFor();
    await recorder(page).getByLabel('What is asked').fill('');
    await recorder(page).getByRole('button', { name: 'Save file' }).click();
    await recorder(page).getByText('Not yet. Still missing:').waitFor();
    expect(await findings()).toEqual([]);
    expect(await widerThanThePage()).toBeLessThanOrEqual(0);
    await playground.close();
  });
});
