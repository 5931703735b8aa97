import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink } from './playground';

/** Runs exist once the backends have been tried, which takes seconds on a busy machine. */
const backendLimit = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

test('settings go into the address, survive a reload, and give the same runs', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await page.getByText('All settings', { exact: true }).click();
  const seed = page.getByLabel('Seed', { exact: true });
  await seed.fill('42');
  await seed.blur();
  await expect.poll(() => new URL(page.url()).hash).toMatch(/seed=42/);
  const address = page.url();

  await page.reload();
  await page.waitForFunction(() => 'bitnet' in window);
  expect(page.url()).toBe(address);
  await expect
    .poll(async () => page.evaluate(async () => (await window.bitnet.runs()).map(({ mode, seed: used }) => [mode, used])), backendLimit)
    .toEqual([['ternary', 42]]);
  const [run] = await page.evaluate(() => window.bitnet.runs());
  expect(run?.experiment).toMatchObject({ hiddenSize: 16, numLayers: 1, seqLen: 8, steps: 12 });
  await playground.close();
});

test('a bad setting of a link falls back with a notice, and the rest is used', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'binary', learningRate: 'much', colour: 'blue' }) });
  const notices = playground.page.getByRole('status').filter({ hasText: /learningRate/ });
  await notices.first().waitFor();
  expect(
    await playground.page
      .getByRole('status')
      .allInnerTexts()
      .then((texts) => texts.join('\n')),
  ).toMatch(/colour/);
  await expect
    .poll(async () => playground.page.evaluate(async () => (await window.bitnet.runs()).map(({ mode }) => mode)), backendLimit)
    .toEqual(['binary']);
  await playground.close();
});

test('a setting that cannot be used says why, beside the field', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await page.getByText('All settings', { exact: true }).click();
  const heads = page.getByLabel('Heads', { exact: true });
  await heads.fill('3');
  await expect.poll(async () => panel(page, 'Setup').innerText()).toMatch(/numHeads 3 does not fit/);
  expect(await heads.getAttribute('aria-invalid')).toBe('true');
  await playground.close();
});
