/** A worker of the page is ended behind its back, as a browser does that is short of memory. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, panel, tinyLink } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ still: true });
});
afterAll(async () => browser.close());

/** Every worker that the page starts, so that a test can end one. */
function countWorkers(): void {
  const workers: Worker[] = [];
  Object.assign(window, { workers });
  const Original = window.Worker;
  window.Worker = new Proxy(Original, {
    construct(target, parameters: ConstructorParameters<typeof Worker>) {
      const worker = new target(...parameters);
      workers.push(worker);
      return worker;
    },
  });
}

test.each(['wasm', 'webgpu'])(
  'on %s training goes on by itself, from what was kept, to the same losses',
  { timeout: 300_000 },
  async (backend) => {
    const link = tinyLink({ backend, steps: '40000', modes: 'ternary', hiddenSize: '32' });
    const { page, close } = await openPlayground(browser, { hash: link, prelude: countWorkers });
    await page.getByRole('button', { name: 'Train', exact: true }).click({ timeout: 90_000 });
    const stepNow = () => page.evaluate(async () => Math.max(...(await window.bitnet.runs()).map(({ step }) => step)));
    await expect.poll(stepNow, { timeout: 90_000 }).toBeGreaterThan(0);
    // It is kept once a second. The budget is more than any machine gets through meanwhile, and every step is taken twice.
    const keptStep = () => page.evaluate(async () => Math.max(0, ...(await window.bitnet.library()).map(({ step }) => step)));
    await expect.poll(keptStep, { timeout: 90_000, interval: 200 }).toBeGreaterThan(0);
    await page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.forEach((worker) => worker.terminate()));
    // A device in software is asked for and checked once more: beside other browsers that once took more than a minute.
    await page.getByText('The engine stopped and was started again.', { exact: false }).waitFor({ timeout: 120_000 });
    const [resumed] = await page.evaluate(() => window.bitnet.runs());
    expect(resumed?.step).toBeGreaterThan(0);
    await expect.poll(stepNow, { timeout: 90_000 }).toBeGreaterThan((resumed?.step ?? 0) + 10);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText('paused', { exact: true }).waitFor();
    // The same losses as a run that nothing happened to.
    const [paused] = await page.evaluate(() => window.bitnet.runs());
    const losses = await page.evaluate(
      async ({ experiment, step }) => {
        const undisturbed = await window.bitnet.run(experiment, { steps: step });
        return undisturbed.trainLossNats;
      },
      { experiment: paused!.experiment, step: paused!.step },
    );
    expect(paused?.trainLossNats).toBe(losses);
    await panel(page, 'Try it').waitFor();
    await close();
  },
);
