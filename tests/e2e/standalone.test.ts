/** The page that the format `html` writes: opened from a file, without any server, it answers as the library does. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { taskOf } from '../../src/catalog/tasks/tasks';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import type { PortableModel } from '../../src/formats/format';
import { html } from '../../src/formats/html/html';
import { packed } from '../../src/formats/packed-weights/packed';
import { tableKernel } from '../../src/packed/kernels/table-kernel';
import { packedModel } from '../../src/packed/packed-model';
import { predict } from '../../src/packed/predict';
import type { Prediction, PredictOptions } from '../../src/packed/prediction';
import { readData } from '../../src/catalog/data/read-data';
import { randomModel } from '../formats/random-model';
import { axeOn, desktop, launchBrowser, phone } from './playground';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  folder = await mkdtemp(join(tmpdir(), 'bitnet-page-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const small = { hiddenSize: 16, numHeads: 2, numLayers: 1, feedForwardSize: 24 } as const;
const tales = async (): Promise<PortableModel> =>
  packed.read(await readFile(new URL('../formats/trained/tales-ternary.safetensors', import.meta.url)));

/** What the library answers, on plain typed arrays. */
async function answerOf({ experiment, tensors }: PortableModel, input: unknown, options?: PredictOptions): Promise<Prediction> {
  return predict(packedModel(architectureOf(experiment), tensors, tableKernel), taskOf(experiment), input, options);
}

/** Opens a page from the file system; anything that goes wrong in it, or that it asks the network for, fails the test. */
async function withPage(
  bytes: Uint8Array,
  use: (page: Page) => Promise<void>,
  options: { colorScheme?: 'light' | 'dark'; viewport?: { width: number; height: number } } = {},
): Promise<void> {
  const path = join(folder, 'model.html');
  await writeFile(path, bytes);
  const context = await browser.newContext({ viewport: desktop, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => !/^(file|data|blob):/.test(request.url()) && problems.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  await use(page);
  expect(problems).toEqual([]);
  await context.close();
}

test('a language model goes on with a prompt, and shows what may come next', async () => {
  const model = await tales();
  const expected = await answerOf(model, 'the old king', { length: 28 });
  if (expected.kind !== 'tokens') throw new Error('tales are tokens');
  await withPage(html.write(model), async (page) => {
    await page.getByRole('textbox', { name: 'Beginning' }).fill('the old king');
    await page.getByText(`the old king${expected.output}`).waitFor();
    const next = page
      .getByRole('group', { name: /Next character/ })
      .getByRole('listitem')
      .first();
    expect(await next.textContent()).toContain(expected.tokens[0]?.text === ' ' ? 'space' : expected.tokens[0]?.text);
    await page.getByText(/Answered from packed weights: ternary/).waitFor();
    await page.getByRole('button', { name: 'Write' }).click();
    await page.locator('.caret').waitFor({ state: 'detached' });
  });
});

test('digits are answered token by token', async () => {
  const model = randomModel(experimentOf({ ...small, task: 'reverse', mode: 'binary' }));
  const { output } = await answerOf(model, '27182818');
  await withPage(html.write(model), async (page) => {
    await page.getByRole('textbox').fill('27182818');
    await page.getByRole('group', { name: `binary writes ${output}` }).waitFor();
    await page.getByRole('textbox').fill('2718');
    await page.getByText(/exactly 8 digits/).waitFor();
  });
});

test('a shape is named while it is drawn', async () => {
  const model = randomModel(experimentOf({ ...small, task: 'gestures' }));
  await withPage(html.write(model), async (page) => {
    await page.getByRole('button', { name: 'Take the shape star' }).click();
    const task = taskOf(model.experiment);
    if (task.kind !== 'frames') throw new Error('gestures are frames');
    await expect.poll(async () => page.locator('.naming b').textContent()).toMatch(new RegExp(task.labels.join('|')));
    const box = await page.locator('.pad').boundingBox();
    if (box === null) throw new Error('there is no pad to draw on');
    await page.mouse.move(box.x + 30, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 30, box.y + 40, { steps: 8 });
    await page.mouse.move(box.x + 40, box.y + box.height - 30, { steps: 8 });
    await page.mouse.up();
    await page.getByText(/Answered from packed weights/).waitFor();
  });
});

test('a full-precision model runs too, and says that it has no codes', async () => {
  await withPage(html.write(randomModel(experimentOf({ ...small, task: 'reverse', mode: 'none' }))), async (page) => {
    await page.getByText(/Answered from float32 weights: full/).waitFor();
    await page.getByText(/no codes to draw/).waitFor();
  });
});

test('markup in the vocabulary of somebody’s text is text', async () => {
  const content = '</script><script>alert("&quot;")</script> <img src=x onerror=alert(1)> '.repeat(60);
  const { card } = readData({ kind: 'text', content }).data;
  const model = randomModel(experimentOf({ ...small, task: 'text', data: card }));
  const { output } = await answerOf(model, '</script>', { length: 28 });
  await withPage(html.write(model), async (page) => {
    await page.getByRole('textbox').fill('</script>');
    await expect.poll(async () => page.locator('.continuation-text').textContent()).toBe(`</script>${output}`);
  });
});

test('embedded in another page, the model stands alone, in the colours asked for, and tells its height', async () => {
  const path = join(folder, 'embedded.html');
  await writeFile(path, html.write(await tales()));
  const context = await browser.newContext({ viewport: desktop, colorScheme: 'light' });
  const page = await context.newPage();
  const outer = join(folder, 'course.html');
  await writeFile(
    outer,
    '<!doctype html><script>heard = []; addEventListener("message", ({ data }) => heard.push(data))</script><iframe sandbox="allow-scripts" width="700" height="500" src="embedded.html?embed&amp;theme=dark"></iframe>',
  );
  await page.goto(pathToFileURL(outer).href);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Try it' }).waitFor();
  expect(await frame.locator('header, footer').count()).toBe(0);
  expect(await frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe('rgb(14, 18, 25)');
  await expect
    .poll(async () => page.evaluate(() => (Reflect.get(window, 'heard') as { type: string; height: number }[]).at(-1)))
    .toMatchObject({ type: 'bitnet-playground:height' });
  await context.close();
});

test('a damaged page says so instead of answering wrongly', async () => {
  const page = new TextDecoder().decode(html.write(randomModel(experimentOf({ ...small, task: 'reverse' }))));
  const at = page.indexOf('id="bitnet-weights">') + 3000;
  const damaged = page.slice(0, at) + (page[at] === 'A' ? 'B' : 'A') + page.slice(at + 1);
  await withPage(new TextEncoder().encode(damaged), async (opened) => {
    await opened.getByText(/This file is damaged/).waitFor();
  });
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])('axe finds nothing on a %s, and nothing sticks out', async (_, viewport) => {
    await withPage(
      html.write(randomModel(experimentOf({ ...small, task: 'reverse' }))),
      async (page) => {
        await page.getByText(/Answered from/).waitFor();
        const { violations } = await axeOn(page)
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: element }) => element).join(' ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      },
      { colorScheme, viewport },
    );
  });
});
