/** A lesson beside the panels: by mouse, by keyboard alone, across a reload, from a link and from a file. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allLessons } from '../../src/lessons/catalogue';
import { encodeLessonLink } from '../../src/lessons/lesson-link';
import { readLessonFile } from '../../src/lessons/read-lesson';
import { readText } from '../structure/project-files';
import { lessonCardFindings } from './lesson-card';
import { axeOn, desktop, launchBrowser, openPlayground, panel, phone } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const tinySettings = { hiddenSize: 16, numHeads: 2, numLayers: 1, batchSize: 4, seqLen: 16, steps: 12, lambdaSteps: 6, warmupSteps: 1 };

/** The first lesson with a model that trains in a second; what it says of the first step is true of it too. */
function tinyFirstLesson(): string {
  const lesson = JSON.parse(readText('src/lessons/lessons/where-are-the-levels.json')) as { steps: { draft: { settings?: object } }[] };
  for (const step of lesson.steps) step.draft.settings = tinySettings;
  return JSON.stringify(lesson)
    .replace('"step":50', '"step":2')
    .replaceAll('(ternary, effective, 50)', '(ternary, effective, 2)')
    .replaceAll('(ternary, effective, 150)', '(ternary, effective, 12)');
}
const tinyLink = encodeLessonLink({ lesson: { file: tinyFirstLesson() }, step: 0, answers: [] });

const tinyLesson = readLessonFile(tinyFirstLesson());

/** Keeps what the status lines of the lesson's card say, each time that one says something else. */
function hearStatuses(): void {
  const heard: string[] = [];
  Object.assign(window, { heard });
  const last = new WeakMap<Element, string>();
  new MutationObserver(() => {
    for (const status of document.querySelectorAll('.lesson-card [role=status]')) {
      const text = status.textContent;
      if (text !== '' && text !== last.get(status)) heard.push(text);
      last.set(status, text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

const card = (page: Page): Locator =>
  page.locator('.column').getByRole('region', { name: /From a hill|What lies behind|The spikes|λ pulls|finer numbers|still floats/ });
const hill = 'Still one hill, only wider';
const spikes = 'Three spikes, at −1, 0 and +1';

async function axe(page: Page): Promise<readonly string[]> {
  const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`));
}

describe('lesson 1', () => {
  test('by mouse: predict, train, say what was seen, and read the measured number and the reason; a reload and the link go on there', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink });
    const { page } = playground;
    await card(page).getByText('1 of 6').waitFor();
    const expected = card(page).getByRole('group', { name: 'What do you expect?' });
    await expected.getByLabel(hill).check();
    expect(await card(page).getByRole('group', { name: 'What did you see?' }).count()).toBe(0);
    await card(page).getByRole('button', { name: 'Do it for me' }).click();
    const seen = card(page).getByRole('group', { name: 'What did you see?' });
    await seen.waitFor({ timeout: 90_000 });
    await seen.getByLabel(spikes).check();

    const outcome = card(page).getByRole('group', { name: 'What came out' });
    await outcome.getByText('on −1, 0 or +1 after training: 100%').waitFor();
    const words = await outcome.innerText();
    expect(words).toContain(`You expected\n${hill}`);
    expect(words).toContain(`You saw\n${spikes}`);
    expect(words).toContain('the hill is pulled apart onto three levels');
    expect(await axe(page)).toEqual([]);

    await card(page).getByRole('button', { name: 'Next' }).click();
    await card(page).getByText('2 of 6').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('lesson-title');
    await card(page)
      .getByRole('group', { name: 'What do you expect?' })
      .getByLabel(/^Spread out/)
      .check();
    await panel(page, 'Weights').getByRole('radio', { name: 'Latent' }).check({ force: true });
    await card(page).getByRole('group', { name: 'What did you see?' }).waitFor();

    const address = page.url();
    expect(address).toContain('step=2');
    expect(address).toContain('answers=ab.b');
    await page.reload();
    await card(page).getByText('2 of 6').waitFor();
    expect(
      await card(page)
        .getByLabel(/^Spread out/)
        .first()
        .isChecked(),
    ).toBe(true);

    const other = await openPlayground(browser, { hash: address.replace(/^[^#]*#/, '') });
    await card(other.page).getByText('2 of 6').waitFor();
    await card(other.page).getByRole('button', { name: 'Back' }).click();
    expect(await card(other.page).getByLabel(hill).first().isChecked()).toBe(true);
    await card(other.page).getByText('This is not measured yet').waitFor();
    await card(other.page).getByRole('status').getByText('Not measured yet.').waitFor();
    await other.close();
    await playground.close();
  });

  test('by keyboard alone, from the page to the last step', async () => {
    const playground = await openPlayground(browser, { hash: 'task=reverse&steps=12' });
    const { page } = playground;
    const tabTo = async (wanted: Locator): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('the keyboard does not come there');
    };
    const entry = page.getByRole('button', { name: 'Lessons', exact: true });
    await entry.waitFor();
    await tabTo(entry);
    await page.keyboard.press('Enter');
    const first = page.getByRole('button', { name: 'Where are the −1, 0 and +1?' });
    await first.waitFor();
    await tabTo(first);
    await page.keyboard.press('Enter');
    await card(page).getByText('1 of 6').waitFor();
    await tabTo(card(page).getByRole('group', { name: 'What do you expect?' }).getByRole('radio').first());
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await card(page).getByLabel(spikes).first().isChecked()).toBe(true);
    for (let step = 2; step <= 6; step++) {
      await tabTo(card(page).getByRole('button', { name: 'Next' }));
      await page.keyboard.press('Enter');
      await card(page).getByText(`${step} of 6`).waitFor();
    }
    // What was trained for another task is still there.
    await tabTo(card(page).getByRole('button', { name: 'Finish' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lessons' }).waitFor();
    expect(page.url()).not.toContain('lesson=');
    await playground.close();
  });

  test('by keyboard alone, all of it: predicted, done, seen, and told once to those who do not see it', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink, prelude: hearStatuses });
    const { page } = playground;
    const pressOn = async (wanted: Locator, key: string): Promise<void> => {
      await wanted.waitFor();
      for (let i = 0; i < 150; i++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return page.keyboard.press(key);
        await page.keyboard.press('Tab');
      }
      throw new Error('the keyboard does not come there');
    };
    const heard = async (): Promise<readonly string[]> =>
      page.evaluate(() => (window as unknown as { readonly heard: readonly string[] }).heard);
    for (const [i, { act, ask }] of tinyLesson.steps.entries()) {
      await card(page)
        .getByText(`${i + 1} of 6`)
        .waitFor();
      if (ask === null) throw new Error('every step asks');
      const expected = card(page).getByRole('group', { name: 'What do you expect?' }).getByRole('radio');
      await pressOn(expected.first(), 'Space');
      if (act !== null) {
        await pressOn(card(page).getByRole('button', { name: /Do it for me|Done/ }), 'Enter');
        const seen = card(page).getByRole('group', { name: 'What did you see?' }).getByRole('radio');
        await seen.first().waitFor({ timeout: 90_000 });
        // The button that was pressed keeps the focus, although there is nothing more to press.
        expect(
          await card(page)
            .getByRole('button', { name: 'Done' })
            .evaluate((button) => button === document.activeElement),
        ).toBe(true);
        await pressOn(seen.first(), 'Space');
      }
      await card(page).getByRole('group', { name: 'What came out' }).waitFor();
      await pressOn(card(page).getByRole('button', { name: i === 5 ? 'Finish' : 'Next' }), 'Enter');
    }
    await page.getByRole('heading', { name: 'Lessons' }).waitFor();
    const said = await heard();
    const measured = said.filter((text) => text.startsWith('Measured: '));
    expect(measured).toHaveLength(6);
    expect(measured[0]).toMatch(/on −1, 0 or \+1 after training: 100%.* (The answer is|Usually it is): Three spikes, at −1, 0 and \+1\./);
    expect(said.filter((text) => text.startsWith('The page is set: task ')).length).toBeGreaterThan(0);
    expect(said.filter((text) => text.startsWith('Done: '))).toEqual([
      'Done: Train to the end.',
      'Done: Look at the latent weights.',
      'Done: Go back to step 0.',
      'Done: Go back to step 2.',
    ]);
    await playground.close();
  });

  test('Share copies where one is, and nothing of the page is locked: another task can be chosen, and the step set up again', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink, context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    const { page } = playground;
    await card(page).getByText('1 of 6').waitFor();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Link copied.', { exact: false }).waitFor();
    expect(await page.evaluate(async () => navigator.clipboard.readText())).toContain('lesson=own&step=1');
    await page.keyboard.press('Escape');
    await panel(page, 'Task')
      .getByRole('radio', { name: /Sort digits/ })
      .click({ force: true });
    await card(page).getByText('set to something other').waitFor();
    await card(page).getByRole('button', { name: 'Set it up' }).click();
    await card(page).getByText('set to something other').waitFor({ state: 'detached' });
    await playground.close();
  });
});

test('on a phone, Next at the lower end of a step leads to the beginning of the next', async () => {
  const { page } = await openPlayground(browser, { hash: tinyLink, viewport: phone });
  const place = page.locator('#lesson-place');
  const header = await page.getByRole('banner').boundingBox();
  const top = async (): Promise<number> => (await place.boundingBox())?.y ?? Number.NaN;
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.evaluate((button) => button.scrollIntoView({ block: 'start' }));
  expect(await top()).toBeLessThan(0);
  await next.click();
  await expect.poll(async () => place.textContent()).toContain('2 of 6');
  await expect.poll(top).toBeGreaterThanOrEqual(header?.height ?? Number.NaN);
  await page.context().close();
});

test('on a phone it is the first thing under the header, axe finds nothing, and nothing is wider than the page', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink, viewport: phone });
  const { page } = playground;
  await card(page).getByText('1 of 6').waitFor();
  await card(page).getByLabel(hill).first().check();
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await card(page).getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'Lessons' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await playground.close();
});

test.each([
  ['desktop', desktop],
  ['phone', phone],
])('axe finds nothing in any step of a lesson, predicted, done and answered: light and dark, %s', async (_size, viewport) => {
  const playground = await openPlayground(browser, { hash: tinyLink, viewport });
  const { page } = playground;
  const inCard = async (): Promise<readonly string[]> => lessonCardFindings(page);
  for (const [i, { act }] of tinyLesson.steps.entries()) {
    await card(page)
      .getByText(`${i + 1} of 6`)
      .waitFor();
    expect(await inCard()).toEqual([]);
    await card(page).getByRole('group', { name: 'What do you expect?' }).getByRole('radio').first().check();
    if (act !== null) {
      const button = card(page).getByRole('button', { name: 'Do it for me' });
      if (await button.isVisible()) await button.click();
      const seen = card(page).getByRole('group', { name: 'What did you see?' }).getByRole('radio');
      await seen.first().check({ timeout: 90_000 });
    }
    await card(page).getByRole('group', { name: 'What came out' }).waitFor();
    expect(await inCard()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    if (i < 5) await card(page).getByRole('button', { name: 'Next' }).click();
  }
  await playground.close();
});

describe('what cannot be played is refused in words', () => {
  test.each([
    ['an unknown lesson', 'lesson=nowhere&step=2', /names a lesson that does not exist here/],
    ['a damaged link', `${tinyLink.slice(0, 200)}`, /cannot be played\. The lesson: the link is damaged/],
  ])('%s, and the others are offered', async (_, hash, words) => {
    const playground = await openPlayground(browser, { hash });
    await playground.page.getByRole('alert').filter({ hasText: words }).waitFor();
    await playground.page.getByRole('button', { name: allLessons()[1]?.title ?? '' }).waitFor();
    await playground.close();
  });

  test('a file: opened where it is right, refused with its place where it is damaged', async () => {
    const playground = await openPlayground(browser);
    const { page } = playground;
    await page.getByRole('button', { name: 'Train', exact: true }).and(page.locator(':enabled')).waitFor();
    const open = async (text: string): Promise<void> =>
      page
        .getByLabel('Open a packed model')
        .setInputFiles({ name: 'first.lesson.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await open(tinyFirstLesson().replace('"answer":1', '"answer":7'));
    await page.getByText('steps[0].ask.answer: a whole number from 0 to 2 is needed, not 7').waitFor();
    expect(page.url()).not.toContain('lesson=');
    await open(tinyFirstLesson());
    await card(page).getByText('1 of 6').waitFor();
    await playground.close();
  });
});
