/** Fused multiply-add: where the browser has it, by choice, in links and checkpoints, and where there is none. */
import { expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, type Playground } from './playground';

/** Which of the two modules the page and its workers have asked for. */
const modulesOf = async ({ requests }: Playground): Promise<readonly string[]> => {
  const scripts = [...new Set(requests.filter((address) => /\/assets\/kernels-[^/]*\.js$/.test(address)))];
  // Others are named alike, and are small.
  const large = await Promise.all(scripts.map(async (address) => (await (await fetch(address)).text()).length > 10_000));
  return scripts.filter((_, i) => large[i]).map((address) => (address.includes('kernels-fused') ? 'fused' : 'plain'));
};

const arithmeticsOf = async ({ page }: Playground): Promise<readonly unknown[]> =>
  page.evaluate(async () => (await window.bitnet.runs()).map(({ arithmetic, experiment }) => [arithmetic, experiment.arithmetic]));

const lossesOf = async ({ page }: Playground): Promise<readonly unknown[]> =>
  page.evaluate(async () => (await window.bitnet.runs()).map(({ heldOutLossNats }) => heldOutLossNats));

test('is used where the browser has it, is named, can be left, and stays in links and files', async () => {
  const browser = await launchBrowser({ webgpu: false, still: true });
  const fused = await openPlayground(browser, { hash: tinyLink({ arithmetic: 'fused', modes: 'ternary' }) });
  const { page } = fused;
  await trainToTheEnd(page);
  expect(await arithmeticsOf(fused)).toEqual([['fused', 'fused']]);
  expect(await modulesOf(fused)).toEqual(['fused']);
  const fusedLosses = await lossesOf(fused);
  await page.locator('summary', { hasText: 'WebAssembly' }).click();
  await page.getByText('Sums are fused with their products').waitFor();
  await page.keyboard.press('Escape');
  const checkpoint = Buffer.from(
    await page.evaluate(async () => {
      const run = await window.bitnet.run({ task: 'reverse', hiddenSize: 16, numHeads: 2, numLayers: 1, steps: 6, arithmetic: 'fused' });
      return [...(await window.bitnet.export(run.id, 'checkpoint'))];
    }),
  );
  // JSON in JSON: behind a backslash or none.
  expect(/"arithmetic\\?":\\?"fused/.test(checkpoint.toString('latin1'))).toBe(true);

  // By choice, without; a reload and whoever gets the link find it so.
  const setup = panel(page, 'Setup');
  await setup.getByText('All settings', { exact: true }).click();
  await setup.getByRole('radio', { name: 'rounded twice' }).check({ force: true });
  await expect.poll(() => page.url()).not.toContain('arithmetic=fused');
  await page.reload();
  await page.waitForFunction(() => 'bitnet' in window);
  await trainToTheEnd(page);
  const plainRuns = await arithmeticsOf(fused);
  expect(plainRuns.at(-1)).toEqual(['plain', 'plain']);
  expect((await lossesOf(fused)).at(-1)).not.toEqual(fusedLosses[0]);
  await fused.close();

  // Nothing said, it is used; an address without settings stays without.
  const fresh = await openPlayground(browser);
  await expect.poll(async () => arithmeticsOf(fresh)).toContainEqual(['fused', 'fused']);
  expect(new URL(fresh.page.url()).hash).toBe('');
  expect(await modulesOf(fresh)).toEqual(['fused']);
  await fresh.close();
  await browser.close();

  // V8 then rounds twice, as on a processor without the instruction: the page trains plainly and says so.
  const without = await launchBrowser({ webgpu: false, still: true, flags: ['--js-flags=--no-enable-fma3'] });
  const received = await openPlayground(without, { hash: tinyLink({ arithmetic: 'fused', modes: 'ternary' }) });
  await received.page.getByText('The link asks for fused multiply-add, which this browser does not have').waitFor();
  await trainToTheEnd(received.page);
  expect(await arithmeticsOf(received)).toEqual([['plain', 'plain']]);
  expect(await modulesOf(received)).toEqual(['plain']);
  await received.page.getByLabel('Open a packed model').setInputFiles({ name: 'fused.safetensors', mimeType: '', buffer: checkpoint });
  await received.page.getByText('It goes on without: from here').waitFor();
  expect(await received.page.evaluate(async () => (await window.bitnet.runs()).at(-1))).toMatchObject({
    wentPlain: true,
    arithmetic: 'plain',
  });
  await received.close();
  await without.close();
});
