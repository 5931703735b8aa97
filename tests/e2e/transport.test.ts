/** The buttons beside Train, pressed as people press them: in any order, too early, and with keys. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const progress = (page: Page) => page.locator('.progress-words');
/** Steps that the runs of the page have taken, by mode. */
const stepsOf = (page: Page) =>
  page.evaluate(async () =>
    (await window.bitnet.runs())
      .filter(({ owner }) => owner === 'session')
      .map(({ mode, task, step, state }) => ({ mode, task, step, state })),
  );

/** Notices that “finished” goes, however soon it comes back: small models are trained again before anybody has looked twice. */
async function watchForLeaving(page: Page): Promise<() => Promise<unknown>> {
  const watch = await page.evaluateHandle(() => ({
    left: new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('.progress-words')?.textContent?.trim() !== 'finished') resolve(true);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    }),
  }));
  return async () => watch.evaluate(({ left }) => left);
}

const ways: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the mouse', async (page) => button(page, 'Train again').click()],
  ['Enter', async (page) => button(page, 'Train again').press('Enter')],
  ['Space', async (page) => button(page, 'Train again').press('Space')],
];

test.each(ways)('Train again trains every arm to its end, by %s', async (_name, press) => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ steps: '30' }) });
  await trainToTheEnd(page);
  const first = await stepsOf(page);
  const leaves = await watchForLeaving(page);
  await press(page);
  await leaves();
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  expect(first.map(({ step }) => step)).toEqual([30, 30, 30]);
  expect(await stepsOf(page)).toEqual(first);
  await close();
});

test.each([
  ['one mode', { modes: 'ternary' }, 1],
  ['five seeds', { seeds: '5', modes: 'ternary,binary' }, 10],
] as const)('Train again trains %s to the end', async (_name, settings, count) => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink(settings) });
  await trainToTheEnd(page);
  const leaves = await watchForLeaving(page);
  await button(page, 'Train again').click();
  const trained = async () => (await stepsOf(page)).filter(({ step, state }) => step === 12 && state === 'finished').length;
  await leaves();
  await expect.poll(trained, { timeout: 60_000 }).toBe(count);
  await page.getByText('finished', { exact: true }).waitFor();
  await close();
});

test('the former result comes back with Undo, curves and weights and all', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink() });
  await trainToTheEnd(page);
  const [before] = await page.evaluate(() => window.bitnet.runs());
  await button(page, 'New seed').click();
  await page.getByText('untrained', { exact: true }).waitFor();
  expect((await page.evaluate(() => window.bitnet.runs())).every(({ step }) => step === 0)).toBe(true);
  await button(page, 'Undo').click();
  await page.getByText('finished', { exact: true }).waitFor();
  const [after] = await page.evaluate(() => window.bitnet.runs());
  expect(after).toMatchObject({
    seed: before?.seed,
    step: 12,
    trainLossNats: before?.trainLossNats,
    heldOutLossNats: before?.heldOutLossNats,
  });
  // The weights are the same ones, to the bit: so they answer.
  const answers = await page.evaluate(async ({ id }) => (await window.bitnet.predict(id, '1234')) as unknown, { id: after?.id ?? '' });
  expect(answers).toMatchObject({ kind: 'tokens' });
  await panel(page, 'Weights')
    .getByRole('img', { name: /at step 12\b/ })
    .first()
    .waitFor();
  await close();
});

test('Train, then another task before the first step: nothing trains unseen, and every button works', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ task: 'tales', steps: '4000' }) });
  await button(page, 'Train').click();
  await page
    .getByRole('radio', { name: /Sort/ })
    .or(page.getByRole('button', { name: /Sort/ }))
    .first()
    .click();
  await progress(page).getByText('untrained').waitFor();
  await page.waitForTimeout(1500);
  const runs = await stepsOf(page);
  expect(runs.filter(({ task, state }) => task === 'tales' && state === 'running')).toEqual([]);
  await button(page, 'Step').click();
  await page.getByText(/^step 1 of/).waitFor();
  await button(page, 'Reset').click();
  await page.getByText(/^step 0 of/).waitFor();
  await close();
});

test('choosing a task without data while models are built leaves the buttons of the former alive', async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink() });
  await trainToTheEnd(page);
  await button(page, 'New seed').click();
  await page
    .getByRole('radio', { name: /Your text/ })
    .or(page.getByRole('button', { name: /Your text/ }))
    .first()
    .click();
  await page
    .getByText(/your data/i)
    .first()
    .waitFor();
  await page
    .getByRole('radio', { name: /Reverse/ })
    .or(page.getByRole('button', { name: /Reverse/ }))
    .first()
    .click();
  const train = page.locator('.train');
  await expect.poll(async () => train.isEnabled()).toBe(true);
  await train.click();
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  await close();
});
