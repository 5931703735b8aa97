/** Notices: non-blocking, one for each cause, dismissed when they are over; and a model that has not answered yet. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropOn } from './drag';
import { desktop, launchBrowser, openPlayground, panel, phone, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'noticed-'));
const file = (name: string, content = 'no model'): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser.close();
});

const dismiss = (page: Page): Locator => page.getByRole('button', { name: 'Dismiss' });
const paragraph = (page: Page, words: RegExp): Locator => page.getByRole('paragraph').filter({ hasText: words, visible: true });
const ready = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Train', exact: true }).and(page.locator(':enabled')).waitFor();

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

describe.each([
  ['1440 × 900', desktop],
  ['1024 × 768', { width: 1024, height: 768 }],
  ['390 × 844', phone],
])('on %s', (_, viewport) => {
  test('notices cover neither the sentence of the comparison nor the transport', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ colour: 'blue', hiddenSize: 'wide', numLayers: 'few' }),
      viewport,
    });
    const { page } = playground;
    await ready(page);
    await trainToTheEnd(page);
    await dropOn(page, { paths: [file('one with quite a long name that goes on.gguf'), file('two.safetensors'), file('three.zip')] });
    await paragraph(page, /three\.zip/).waitFor();
    const cards = [
      await page
        .locator('div', { has: page.locator(':scope > [role="alert"]') })
        .filter({ has: dismiss(page) })
        .last()
        .boundingBox(),
    ];
    expect(cards[0]?.height).toBeGreaterThan(100);

    const sentence = panel(page, 'Comparison').getByText(/file is [\d.]+ times smaller/);
    // On a small screen the sentence is further down: scrolling brings it into view.
    await sentence.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    for (const place of [sentence, page.getByRole('group', { name: 'Training' })]) {
      const box = await place.boundingBox();
      for (const card of cards) expect(box !== null && card !== null && overlap(box, card)).toBe(false);
    }
    await page.evaluate(() => scrollTo(0, 0));
    const box = await sentence.boundingBox();
    for (const card of cards) expect(box !== null && card !== null && overlap(box, card)).toBe(false);
    await playground.close();
  });
});

test('information leaves by itself, but not while it is pointed at; an error stays until it is dismissed', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', colour: 'blue' }) });
  const { page } = playground;
  const information = paragraph(page, /“colour”/);
  await information.hover();
  await dropOn(page, { paths: [file('two.safetensors')] });
  const error = paragraph(page, /two\.safetensors/);
  await error.waitFor();
  await information.hover();
  await page.waitForTimeout(12_000);
  expect(await information.count()).toBe(1);
  await page.mouse.move(5, 5);
  await information.waitFor({ state: 'hidden', timeout: 15_000 });
  expect(await error.count()).toBe(1);
  await dismiss(page).click();
  expect(await error.count()).toBe(0);
  await playground.close();
});

test('a second bad file takes the place of the first, and a name cannot turn its line around', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await ready(page);
  for (const name of ['a.gguf', 'b.gguf', 'c\u202Efgug.exe']) await dropOn(page, { paths: [file(name)] });
  await paragraph(page, /c.*fgug\.exe/).waitFor();
  expect(await dismiss(page).count()).toBe(1);
  expect(await page.locator('body').innerText()).not.toContain('\u202E');
  await playground.close();
});

test('a model that has not answered yet shows that an answer is to come', async () => {
  const prelude = (): void => {
    const send = Worker.prototype.postMessage;
    // Questions to the models never arrive.
    Worker.prototype.postMessage = function postMessage(this: Worker, ...args: [unknown]) {
      if (!JSON.stringify(args[0] ?? null).includes('"predict"')) send.apply(this, args);
    };
  };
  const playground = await openPlayground(browser, { hash: tinyLink(), prelude });
  const { page } = playground;
  await ready(page);
  const answers = panel(page, 'Try it').getByRole('group', { name: /writes nothing yet/ });
  await expect.poll(async () => answers.allInnerTexts(), { timeout: 30_000 }).toEqual(['…', '…', '…']);
  await playground.close();
});
