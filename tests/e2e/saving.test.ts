/** Results are kept to compare later ones with, and taken along as numbers and as pictures. */
import { readFileSync } from 'node:fs';
import type { Browser, Download } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, type Playground } from './playground';

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  playground = await openPlayground(browser, { hash: tinyLink({ modes: 'none,ternary' }), colorScheme: 'dark' });
  await trainToTheEnd(playground.page);
});
afterAll(async () => {
  await playground.close();
  await browser.close();
});

async function saved(menu: string, format: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { page } = playground;
  const comparison = panel(page, 'Comparison');
  await comparison.getByLabel(menu).click();
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    comparison
      .getByRole('button', { name: new RegExp(`^${format} `) })
      .filter({ visible: true })
      .click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('the numbers behind the curves are every evaluation of every run', async () => {
  const { name, bytes } = await saved('Save: Held-out loss in nats, by step', 'CSV');
  expect(name).toBe('reverse-heldOutLoss.csv');
  const [head = '', ...lines] = bytes.toString().trim().split('\r\n');
  expect(head).toMatch(/^session,mode,seed,step,seconds,heldOutLossNats,score,/);
  expect(new Set(lines.map((line) => line.split(',')[1]))).toEqual(new Set(['none', 'ternary']));
  const shown = await playground.page.evaluate(async () =>
    (await window.bitnet.runs()).map(({ mode, step, heldOutLossNats }) => [mode, String(step), String(heldOutLossNats)]),
  );
  for (const [mode, step, loss] of shown) {
    const evaluated = lines
      .map((line) => line.split(','))
      .map(([session, ofMode, seed, ofStep, , ofLoss]) => [session, ofMode, seed, ofStep, ofLoss]);
    expect(evaluated).toContainEqual(['current', mode, '1', step, loss]);
  }
});

test('the table is saved as it is shown, with the settings of every run', async () => {
  const { bytes } = await saved('Save: the table', 'JSON');
  const { settings, rows } = JSON.parse(bytes.toString());
  expect(rows.map(({ run }: { run: string }) => run)).toEqual(['full', 'ternary', 'rounded to ternary', 'latents of ternary']);
  expect(
    settings.map(({ experiment }: { experiment: { hiddenSize: number; mode: string } }) => [experiment.mode, experiment.hiddenSize]),
  ).toEqual([
    ['none', 16],
    ['ternary', 16],
  ]);
});

/** A saved file is looked at on a page of nobody's: this one's policy lets no text become a document. */
async function elsewhere<T>(look: (content: string) => T | Promise<T>, content: string): Promise<T> {
  const page = await playground.page.context().newPage();
  try {
    return await page.evaluate(look, content);
  } finally {
    await page.close();
  }
}

test.each(['Save: Held-out loss in nats, by step', 'Save: codes that flip, per step'])(
  '%s as SVG needs nothing but itself',
  async (menu) => {
    const { bytes } = await saved(menu, 'SVG');
    const read = await elsewhere((source) => {
      const root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
      return {
        element: root.localName,
        title: root.querySelector('title')?.textContent,
        words: root.querySelector('desc')?.textContent,
        settings: JSON.parse(root.querySelector('metadata')?.textContent ?? 'null'),
        lines: [...root.querySelectorAll('path')]
          .filter((path) => (path.getAttribute('d')?.length ?? 0) > 25 && path.getAttribute('fill') === 'none')
          .map((path) => path.getAttribute('stroke')),
        background: root.querySelector('rect')?.getAttribute('fill'),
        classes: root.querySelectorAll('[class], [style]').length,
      };
    }, bytes.toString());
    expect(read).toMatchObject({ element: 'svg', classes: 0 });
    expect(read.title).toMatch(/ · Reverse digits$/);
    expect(read.words).toMatch(/at step 12/);
    expect(read.settings).toHaveLength(2);
    expect(read.lines.length).toBeGreaterThan(0);
    expect(read.lines.every((stroke) => stroke?.startsWith('rgb'))).toBe(true);
    // The dark theme, as it is seen.
    expect(read.background).toBe('rgb(28, 35, 48)');
    expect(bytes.toString()).not.toMatch(/var\(|url\((?!["']?#)/);
  },
);

test('a chart as PNG has twice the pixels, and they are not one colour', async () => {
  const { bytes } = await saved('Save: Held-out loss in nats, by step', 'PNG');
  const place = await panel(playground.page, 'Comparison').locator('svg.recharts-surface').first().boundingBox();
  const drawn = await elsewhere(async (encoded) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0));
    return { width: image.width, colours: new Set(pixels).size };
  }, bytes.toString('base64'));
  expect(drawn.width).toBe(2 * (Math.round(place?.width ?? 0) + 28));
  expect(drawn.colours).toBeGreaterThan(20);
});

test('pinned results stay beside new ones, and the difference is said in words', async () => {
  const { page } = playground;
  const comparison = panel(page, 'Comparison');
  await comparison.getByRole('button', { name: 'Pin these results' }).click();
  await comparison.getByText('These are the pinned runs.').waitFor();
  await panel(page, 'Setup').getByText('All settings', { exact: true }).click();
  await page.getByLabel('Batch', { exact: true }).fill('4');
  await page.getByRole('button', { name: 'Train with new settings' }).click();
  await comparison
    .getByText(
      /^Changed since the pinned runs: batch 8 → 4\. Held out, full \S+ → .*ternary \S+ → .*One run each cannot show whether the change is the cause/,
    )
    .waitFor({ timeout: 90_000 });
  const group = comparison.getByRole('row').filter({ hasText: /^pinned$/ });
  expect(await group.count()).toBe(1);
  expect(await comparison.getByRole('rowheader', { name: 'ternary', exact: true }).count()).toBe(2);
  const words = await comparison.getByRole('img').first().getAttribute('aria-label');
  expect(words).toMatch(/pinned ternary \S+ at step 12/);
  await comparison.getByRole('button', { name: 'Unpin' }).click();
  expect(await group.count()).toBe(0);
});
