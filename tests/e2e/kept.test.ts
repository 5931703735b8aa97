/** Runs that keep themselves: a page that is reloaded, killed or opened twice, and storage that fails. */
import type { Browser, BrowserContext, Dialog, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { randomStream } from '../../src/math/random';
import type { RunSummary } from '../../src/worker/protocol';
import { deleteEverything, desktop, killRenderers, launchBrowser, panel, saveData, tinyLink, trainToTheEnd } from './playground';

/** How often the training of the first test is killed; more for a night: `BITNET_KILLS=20`. */
const kills = Number(process.env['BITNET_KILLS'] ?? 2);

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', serviceWorkers: 'block' });
  await context.addInitScript(saveData);
});
afterEach(() => context.close());

async function open(hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#${hash}`);
  await page.waitForFunction(() => 'bitnet' in window);
  return page;
}

const offer = (page: Page) => page.getByRole('status').getByRole('button', { name: /^(Continue from|Show) step/ });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const runs = (page: Page): Promise<readonly RunSummary[]> => page.evaluate(async () => window.bitnet.runs());
const stepsOf = async (page: Page): Promise<readonly number[]> => (await runs(page)).map(({ step }) => step);
const footer = (page: Page) => page.getByRole('contentinfo');

/** The last loss, and a digest of all weights, of the optimiser's vectors and of the flips: of a checkpoint, what follows its header. */
const learned = async (page: Page, id: string): Promise<unknown> =>
  page.evaluate(async (run) => {
    const { step, trainLossNats } = (await window.bitnet.runs()).find((each) => each.id === run)!;
    const file = await window.bitnet.export(run, 'checkpoint');
    const header = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file.slice(8 + header)));
    return { step, trainLossNats, sizeBytes: file.length - 8 - header, digest: digest.join() };
  }, id);

test(`three arms that are killed ${kills} times go on to the bit as if they had never stopped`, { timeout: 900_000 }, async () => {
  const hash = tinyLink({ backend: 'wasm', steps: '100000', hiddenSize: '32' });
  const chance = randomStream(7, 'when a page is killed');
  let page = await open(hash);
  let press = 'Train';
  let lostMs = 0;
  for (let killed = 0; killed < kills; killed++) {
    const before = Math.min(...(press === 'Train' ? [0] : await stepsOf(page)));
    await button(page, press).click({ timeout: 90_000 });
    // Every arm is on its way, and was kept at least once: the first time a second after its first step.
    await expect.poll(async () => Math.min(...(await stepsOf(page))), { timeout: 90_000 }).toBeGreaterThan(before);
    await page.waitForTimeout(2_500 + chance.integer(3_000));
    const last = await runs(page);
    await killRenderers(browser, page);

    page = await open(hash);
    await offer(page).click({ timeout: 60_000 });
    await page.getByText('paused', { exact: true }).waitFor({ timeout: 60_000 });
    const resumed = await runs(page);
    expect(resumed.map(({ mode }) => mode).toSorted()).toEqual(['binary', 'none', 'ternary']);
    for (const { mode, elapsedMs } of last) {
      const again = resumed.find((run) => run.mode === mode);
      expect(again?.step).toBeGreaterThan(0);
      lostMs = Math.max(lostMs, elapsedMs - (again?.elapsedMs ?? 0));
      expect(lostMs).toBeLessThan(5_000);
    }
    press = 'Resume';
  }
  await button(page, 'Resume').click();
  await page.waitForTimeout(2_000);
  await button(page, 'Pause').click();
  await page.getByText('paused', { exact: true }).waitFor({ timeout: 60_000 });
  for (const { id, experiment, step } of await runs(page)) {
    const never = await page.evaluate(async (args) => (await window.bitnet.run(args.experiment, { steps: args.step })).id, {
      experiment,
      step,
    });
    expect(await learned(page, id)).toEqual(await learned(page, never));
  }
  console.log(`Killed ${kills} times and resumed as often; at most ${(lostMs / 1000).toFixed(1)} seconds of training were lost at once.`);
});

test('a result is there again after a reload, with its curves, its weights and its words', async () => {
  const page = await open(tinyLink({ steps: '20' }));
  await trainToTheEnd(page);
  await expect.poll(() => footer(page).innerText()).toMatch(/Kept in this browser, and nowhere else: 3 runs \(/);
  const table = panel(page, 'Comparison').getByRole('table').first();
  // What is drawn lags behind what is known: it is read once it stands for a second.
  let before = '';
  await expect
    .poll(
      async () => {
        const former = before;
        before = await table.innerText();
        return before === former;
      },
      { interval: 1_000 },
    )
    .toBe(true);
  const dialogs: Dialog[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog);
    void dialog.accept();
  });
  await page.mouse.click(700, 5);
  await page.reload();
  expect(dialogs).toEqual([]);
  await page
    .getByText('“Reverse digits” with full, ternary and binary weights, all 20 steps.', { exact: false })
    .waitFor({ timeout: 60_000 });
  await offer(page).click();
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  await expect.poll(() => table.innerText()).toBe(before);
  expect(await stepsOf(page)).toEqual([20, 20, 20]);
  // The record goes back to the first step.
  const slider = page.getByRole('slider', { name: 'Step that every panel shows' });
  await slider.focus();
  await page.keyboard.press('Home');
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^step 0, record 1 of \d+$/);
});

test('a declined offer is not made again, the run stays in the library, and a link wins over it', async () => {
  const page = await open(tinyLink({ modes: 'ternary', seed: '5' }));
  await trainToTheEnd(page);
  await expect.poll(() => footer(page).innerText()).toContain('one run');
  await page.close();

  const other = await open(tinyLink({ task: 'sort', modes: 'binary' }));
  await offer(other).waitFor({ timeout: 60_000 });
  expect((await runs(other)).map(({ task }) => task)).toEqual(['sort']);
  await offer(other).click();
  await other.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
  expect((await runs(other)).filter(({ step }) => step > 0)).toMatchObject([{ task: 'reverse', seed: 5, step: 12 }]);
  await other.reload();
  await button(other, 'Not now').click({ timeout: 60_000 });
  await other.waitForTimeout(500);
  await other.reload();
  await expect.poll(() => footer(other).innerText()).toMatch(/1 run|one run/);
  expect(await offer(other).count()).toBe(0);
  expect(await other.evaluate(async () => (await window.bitnet.library()).length)).toBe(1);
  await other.close();
});

test('a script finds its runs in the library and goes on with them, to the bit', async () => {
  const page = await open('');
  const experiment = { task: 'reverse', mode: 'ternary', hiddenSize: 16, numHeads: 2, numLayers: 1, batchSize: 8, steps: 40 } as const;
  await page.evaluate(async (args) => window.bitnet.run(args, { steps: 15 }), experiment);
  await expect.poll(() => page.evaluate(async () => (await window.bitnet.library()).map(({ step }) => step))).toEqual([15]);
  await page.reload();
  await page.waitForFunction(() => 'bitnet' in window);
  const [entry] = await page.evaluate(async () => window.bitnet.library());
  expect(entry).toMatchObject({ step: 15, steps: 40, note: '', experiment: { mode: 'ternary' }, summary: { owner: 'script', step: 15 } });
  expect(entry?.name).toMatch(/^[a-z]+ [a-z]+$/);
  // The page offers what was trained with its buttons.
  expect(await offer(page).count()).toBe(0);
  const resumed = await page.evaluate(async (id) => window.bitnet.resume(id), entry!.id);
  expect(resumed).toMatchObject({ step: 15, state: 'paused', trainLossNats: entry!.summary.trainLossNats });
  await page.evaluate(async (id) => window.bitnet.step(id, 25), resumed.id);
  const never = await page.evaluate(async (args) => (await window.bitnet.run(args)).id, experiment);
  expect(await learned(page, resumed.id)).toEqual(await learned(page, never));
  expect(await page.evaluate(async () => window.bitnet.resume('nothing').catch((error: { code: string }) => error.code))).toBe(
    'unknown-run',
  );
});

test('two tabs leave each other’s runs alone, and what one leaves the other may go on with', async () => {
  const first = await open(tinyLink({ modes: 'ternary', steps: '100000' }));
  await button(first, 'Train').click({ timeout: 60_000 });
  await expect.poll(() => first.evaluate(async () => (await window.bitnet.library()).length), { timeout: 60_000 }).toBe(1);
  const second = await open(tinyLink({ modes: 'binary', steps: '100000' }));
  await expect.poll(() => footer(second).innerText()).toContain('one run');
  expect(await offer(second).count()).toBe(0);
  const refusal = await second.evaluate(async () => {
    const [entry] = await window.bitnet.library();
    return window.bitnet.resume(entry!.id).catch((error: { code: string; message: string }) => `${error.code}: ${error.message}`);
  });
  expect(refusal).toMatch(/^held-elsewhere: Another tab has this run/);
  await button(second, 'Train').click({ timeout: 60_000 });
  await expect.poll(() => second.evaluate(async () => (await window.bitnet.library()).length), { timeout: 60_000 }).toBe(2);
  await button(second, 'Pause').click();
  await button(first, 'Pause').click();
  await first.getByText('paused', { exact: true }).waitFor();
  const [{ step }] = (await runs(first)) as readonly [RunSummary];
  const keptStep = async (page: Page) =>
    page.evaluate(async () => (await window.bitnet.library()).find(({ experiment }) => experiment.mode === 'ternary')?.step);
  // What is paused is kept as it stands, a moment later.
  await expect.poll(() => keptStep(second), { timeout: 60_000 }).toBe(step);
  await first.close();

  await second.reload();
  // The last that was kept, of the two that nobody has now.
  await offer(second).waitFor({ timeout: 60_000 });
  expect(await keptStep(second)).toBe(step);
});

test('pinned results are there again after a reload, and go with Unpin and with everything kept', async () => {
  const page = await open(tinyLink({ modes: 'ternary' }));
  const comparison = panel(page, 'Comparison');
  await trainToTheEnd(page);
  await comparison.getByRole('button', { name: 'Pin these results' }).click();
  await comparison.getByText('These are the pinned runs.', { exact: false }).waitFor();
  await page.waitForTimeout(500);
  await page.reload();
  await comparison.getByRole('button', { name: 'Unpin' }).waitFor({ timeout: 60_000 });
  // Another run bears the name that the pinned one had in its page.
  await trainToTheEnd(page);
  // What is drawn lags behind what is known.
  await page.waitForTimeout(1_000);
  await comparison.getByText('Nothing has changed since the pinned runs', { exact: false }).waitFor();
  await comparison.getByRole('button', { name: 'Unpin' }).click();
  await page.waitForTimeout(500);
  await page.reload();
  await footer(page).getByText('runs (', { exact: false }).waitFor({ timeout: 60_000 });
  expect(await comparison.getByRole('button', { name: 'Unpin' }).count()).toBe(0);

  await trainToTheEnd(page);
  await comparison.getByRole('button', { name: 'Pin these results' }).click();
  await page.waitForTimeout(500);
  await button(page, 'Delete everything kept').click();
  await footer(page)
    .getByText(/^Delete 3 runs \([^)]*\) and what is pinned, in every tab of this browser\? There is no Undo\.$/)
    .waitFor();
  await button(page, 'Delete for good').click();
  await footer(page).getByText('Deleted:', { exact: false }).waitFor();
  await page.waitForTimeout(500);
  await page.reload();
  await footer(page).getByText('This browser keeps what you train', { exact: false }).waitFor({ timeout: 60_000 });
  expect(await comparison.getByRole('button', { name: 'Unpin' }).count()).toBe(0);
});

test('everything kept is deleted with a second press, and does not come back', async () => {
  const page = await open(tinyLink({ modes: 'ternary,binary' }));
  await trainToTheEnd(page);
  await expect.poll(() => footer(page).innerText()).toContain('2 runs (');
  // Whoever changes their mind keeps all of it, and stands where they were.
  for (const gesture of ['Enter', 'Escape']) {
    await button(page, 'Delete everything kept').press('Enter');
    await expect.poll(() => button(page, 'Keep everything').evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press(gesture);
    await expect.poll(() => button(page, 'Delete everything kept').evaluate((each) => each === document.activeElement)).toBe(true);
  }
  expect(await page.evaluate(async () => (await window.bitnet.library()).length)).toBe(2);
  await deleteEverything(page);
  await footer(page).getByText('Deleted: 2 runs', { exact: false }).waitFor();
  expect(await page.evaluate(async () => window.bitnet.library())).toEqual([]);
  await page.reload();
  await footer(page).getByText('This browser keeps what you train', { exact: false }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1_000);
  expect(await offer(page).count()).toBe(0);
});

describe('storage that', () => {
  const faults: Readonly<Record<string, { readonly code: string; readonly words: string }>> = {
    'is absent': { code: "Object.defineProperty(self, 'indexedDB', { value: undefined });", words: 'does not let the page keep anything' },
    refuses: {
      code: "IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); };",
      words: 'does not let the page keep anything',
    },
    'is full': {
      code: "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
      words: 'The storage that this browser grants the page is full.',
    },
    hangs: {
      code: `const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (...parameters) {
          return Object.assign(open.apply(this, parameters), { addEventListener() {} });
        };`,
      words: 'The storage of this browser does not answer.',
    },
  };

  test.each(Object.entries(faults))('%s is told once, and training goes on', async (_, { code, words }) => {
    await context.route(/engine\.worker-[\w-]+\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${code}\n${await response.text()}` });
    });
    const page = await open(tinyLink({ modes: 'ternary,binary' }));
    await trainToTheEnd(page);
    const notice = page.getByRole('alert').getByText(words, { exact: false });
    await notice.waitFor({ timeout: 60_000 });
    expect(await notice.count()).toBe(1);
    expect(await notice.innerText()).toMatch(/^Training is not kept, so closing or reloading the page loses it\./);
    expect(await stepsOf(page)).toEqual([12, 12]);
    // Now there is something to lose.
    const asked = new Promise<string>((resolve) =>
      page.on('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      }),
    );
    await page.mouse.click(700, 5);
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    expect(await asked).toBe('beforeunload');
  });
});
