/** A person chooses coarse activations, trains with them, takes a token apart, and reads why llama.cpp cannot have them. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => {
  await browser.close();
});

test.each([
  ['2-bit', 2],
  ['3-bit', 3],
] as const)('activations of %s are chosen, trained and kept in the link', async (label, bits) => {
  const { page, close } = await openPlayground(browser, {
    hash: tinyLink({ task: 'tales', seqLen: '16', backend: 'wasm', modes: 'ternary' }),
  });
  const setup = panel(page, 'Setup');
  await setup.getByText('All settings', { exact: true }).click();
  const choice = setup.getByRole('radiogroup', { name: 'Activations' });
  expect(await choice.getByRole('radio', { name: '8-bit' }).isChecked()).toBe(true);
  await choice.getByRole('radio', { name: label }).check();
  // All five lie within their frame.
  const frame = (await choice.boundingBox())!;
  for (const each of await choice.locator('label').all()) {
    const box = (await each.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width + 0.5);
  }
  expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('activationBits')).toBe(String(bits));
  await trainToTheEnd(page);
  const [run] = await page.evaluate(async () =>
    (await window.bitnet.runs()).map(({ id, experiment, state }) => ({ id, bits: experiment.activationBits, state })),
  );
  expect(run).toMatchObject({ bits, state: 'finished' });
  const codes = await page.evaluate(async (id) => {
    const place = { layer: 'blocks.0.feed_forward.down.weight', position: -1, output: 0 };
    return [...((await window.bitnet.dissect(id, 'once', place)).rounded ?? [])];
  }, run!.id);
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) expect(Math.abs(code)).toBeLessThanOrEqual(2 ** (bits - 1) - 1);

  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByText(new RegExp(`llama\\.cpp rounds activations to 8 bits, and this model was trained with ${bits}-bit activations`))
    .first()
    .waitFor();
  await close();
});
