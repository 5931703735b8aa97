/** Two tabs of one browser use runs, sweeps and the library at random: nothing is lost, doubled or spoilt. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { randomStream, type RandomStream } from '../../src/math/random';
import type { SweepResult } from '../../src/scripting/train-grid';
import type { LibraryEntry } from '../../src/worker/protocol';
import { desktop, launchBrowser, tiny, tinyLink } from './playground';

/** How long both use the page; more for a night: `BITNET_TWO_TABS_SECONDS=600`, and other actions with `BITNET_TWO_TABS_SEED=2`. */
const seconds = Number(process.env['BITNET_TWO_TABS_SECONDS'] ?? 40);
const seed = Number(process.env['BITNET_TWO_TABS_SEED'] ?? 1);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

const script = { ...tiny, mode: 'ternary', backend: 'wasm' } as const;
const rates = [0.003, 0.01];

interface Stored {
  readonly sweeps: readonly { readonly id: string }[];
  readonly keys: readonly (readonly [sweep: string, run: number])[];
  readonly results: readonly SweepResult[];
  readonly runs: readonly string[];
  readonly states: readonly string[];
  readonly logs: readonly string[];
}

/** What lies in the storage itself, whichever page shows it. */
const stored = (page: Page): Promise<Stored> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no storage')));
      });
    const sweeps = await asked(indexedDB.open('bitnet-playground sweeps'));
    const runs = await asked(indexedDB.open('bitnet-playground runs'));
    const [ofSweeps, ofRuns] = [sweeps.transaction(['sweeps', 'results']), runs.transaction(['runs', 'states', 'logs'])];
    const found = {
      sweeps: asked(ofSweeps.objectStore('sweeps').getAll()),
      keys: asked(ofSweeps.objectStore('results').getAllKeys()),
      results: asked(ofSweeps.objectStore('results').getAll()),
      runs: asked(ofRuns.objectStore('runs').getAllKeys()),
      states: asked(ofRuns.objectStore('states').getAllKeys()),
      logs: asked(ofRuns.objectStore('logs').getAllKeys()),
    };
    const read = {
      sweeps: (await found.sweeps) as { id: string }[],
      keys: (await found.keys) as unknown as [string, number][],
      results: (await found.results) as SweepResult[],
      runs: (await found.runs) as string[],
      states: (await found.states) as string[],
      logs: [...new Set((await found.logs).map((key) => (key as string[])[0] ?? ''))],
    };
    sweeps.close();
    runs.close();
    return read;
  });

const library = (page: Page): Promise<readonly LibraryEntry[]> =>
  page.evaluate(async () => window.bitnet.library() as unknown as Promise<LibraryEntry[]>);

/** A page, and somebody in front of it who presses whatever comes to mind. */
class Tab {
  /** Seeds of runs that were trained here by script, each once, and the step that each was left at. */
  readonly trained = new Map<number, number>();
  /** What may be gone. */
  readonly deleted = new Set<string>();
  readonly done: Record<string, number> = {};

  readonly page: Page;
  private readonly chance: RandomStream;
  private readonly hash: string;
  private readonly newSeed: () => number;

  constructor(page: Page, options: { readonly chance: RandomStream; readonly hash: string; readonly newSeed: () => number }) {
    this.page = page;
    ({ chance: this.chance, hash: this.hash, newSeed: this.newSeed } = options);
  }

  async open(): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${inject('siteUrl')}#${this.hash}`);
    await this.page.waitForFunction(() => 'bitnet' in window);
    await this.page.getByRole('button', { name: /^(Train|Train again)$/ }).waitFor({ timeout: 60_000 });
  }

  async useUntil(endMs: number): Promise<void> {
    const actions: Readonly<Record<string, () => Promise<unknown>>> = {
      train: () => this.train(),
      script: () => this.script(),
      resume: () => this.resume(),
      describe: () => this.describe(),
      'side by side': () => this.sideBySide(),
      delete: () => this.delete(),
      sweep: () => this.sweep(),
      'delete sweep': () => this.deleteSweep(),
      file: () => this.file(),
      reload: () => this.open(),
    };
    // Each once in a round, so that a short test has all of them.
    let round: string[] = [];
    while (Date.now() < endMs) {
      if (round.length === 0) round = Object.keys(actions);
      const [name = ''] = round.splice(this.chance.integer(round.length), 1);
      try {
        // A press that took too long may have been one.
        if ((await this.page.getByRole('dialog').count()) > 0) await this.page.keyboard.press('Escape');
        if ((await actions[name]?.()) !== false) this.done[name] = (this.done[name] ?? 0) + 1;
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
  }

  /** Train, Pause or Resume, whichever the page offers. */
  private async train(): Promise<boolean> {
    return pressed(this.page.getByRole('button', { name: /^(Train|Pause|Resume|Train again)$/ }));
  }

  private async script(): Promise<void> {
    const [own, steps] = [this.newSeed(), 3 + this.chance.integer(10)];
    await this.page.evaluate(async ([experiment, some]) => void (await window.bitnet.run(experiment, { steps: some })), [
      { ...script, seed: own },
      steps,
    ] as const);
    this.trained.set(own, steps);
    // Kept a moment later, and never twice.
    await expect
      .poll(async () => (await library(this.page)).filter(({ experiment }) => experiment.seed === own).map(({ step }) => step), {
        timeout: 30_000,
      })
      .toEqual([steps]);
  }

  /** Goes on with any kept run, which is refused where the other tab has it. */
  private async resume(): Promise<string | false> {
    const entries = await library(this.page);
    if (entries.length === 0) return false;
    const { id } = this.chance.pick(entries);
    return this.page.evaluate(async (kept) => {
      try {
        const run = await window.bitnet.resume(kept);
        if (run.owner === 'script' && run.state !== 'running') await window.bitnet.step(run.id, 2).catch(() => undefined);
        return 'resumed';
      } catch (error) {
        const { code } = error as { code: string };
        if (code !== 'held-elsewhere' && code !== 'unknown-run') throw error;
        return code;
      }
    }, id);
  }

  private dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  private async openLibrary(): Promise<Locator | null> {
    if (!(await pressed(this.page.getByRole('button', { name: 'Look at all kept runs' })))) return null;
    const dialog = this.dialog('Kept runs');
    await dialog.getByRole('rowheader').or(dialog.getByText('Nothing is kept yet')).first().waitFor();
    return dialog;
  }

  private async closeDialog(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  private async describe(): Promise<boolean> {
    const dialog = await this.openLibrary();
    if (dialog === null) return false;
    const names = dialog.getByRole('rowheader').getByRole('button', { name: /^(?!Star )/ });
    const count = await names.count();
    if (count > 0) {
      await names.nth(this.chance.integer(count)).click();
      const name = `run ${this.chance.integer(1000)}`;
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('textbox', { name: 'Name' }).press('Enter');
      await dialog
        .getByRole('button', { name: `Star ${name}`, exact: true })
        .last()
        .click();
    }
    await this.closeDialog(dialog);
    return true;
  }

  /** Chooses a few of those in sight; how many there were to choose from. */
  private async choose(dialog: Locator, most: number): Promise<number> {
    const boxes = dialog.getByRole('checkbox', { name: /^Choose (?!all)/ });
    const count = Math.min(most, await boxes.count());
    for (let i = 0; i < count; i++) await boxes.nth(i).check();
    return count;
  }

  private async sideBySide(): Promise<boolean> {
    const dialog = await this.openLibrary();
    if (dialog === null) return false;
    if ((await this.choose(dialog, 3)) > 1) {
      await dialog.getByRole('button', { name: 'Side by side' }).click();
      await dialog.getByRole('heading', { name: 'Curves' }).waitFor();
    }
    await this.closeDialog(dialog);
    return true;
  }

  private async delete(): Promise<boolean> {
    const before = await library(this.page);
    const dialog = await this.openLibrary();
    if (dialog === null) return false;
    if ((await this.choose(dialog, 1 + this.chance.integer(2))) > 0) {
      await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
      await dialog
        .getByText(/deleted|train/)
        .first()
        .waitFor();
      const after = new Set((await library(this.page)).map(({ id }) => id));
      const gone = before.filter(({ id }) => !after.has(id)).map(({ id }) => id);
      const undo = dialog.getByRole('button', { name: 'Undo' });
      if (this.chance.integer(2) === 0 && (await undo.count()) > 0) {
        await undo.click();
        await undo.waitFor({ state: 'detached' });
      } else for (const id of gone) this.deleted.add(id);
    }
    await this.closeDialog(dialog);
    return true;
  }

  /** Goes on with the sweep that was stopped, or makes one; and sometimes stops it. */
  private async sweep(): Promise<void> {
    const dialog = this.dialog('Sweep: many settings');
    const stopped = this.page.getByRole('button', { name: /^One was stopped/ });
    if (this.chance.integer(2) === 0 && (await pressed(stopped))) {
      const goOn = dialog.getByRole('button', { name: 'Continue' });
      await goOn
        .or(dialog.getByRole('button', { name: 'New sweep' }))
        .first()
        .waitFor();
      await pressed(goOn);
    } else {
      await this.page.getByRole('button', { name: 'Sweep', exact: true }).click();
      const [start, another] = [dialog.getByRole('button', { name: 'Start' }), dialog.getByRole('button', { name: 'New sweep' })];
      await start.or(another).first().waitFor();
      if ((await start.count()) > 0) {
        await dialog.getByRole('textbox', { name: 'Values', exact: true }).fill(rates.join(', '));
        await dialog.getByRole('textbox', { name: /Seeds/ }).fill('2');
        await dialog.getByText('4 runs').or(dialog.getByText('Another sweep is training')).first().waitFor();
        await pressed(start);
      }
    }
    await this.page.waitForTimeout(this.chance.integer(800));
    if (this.chance.integer(3) === 0) await pressed(dialog.getByRole('button', { name: 'Stop' }));
    await this.closeDialog(dialog);
  }

  private async deleteSweep(): Promise<boolean> {
    const dialog = this.dialog('Sweep: many settings');
    await this.page.getByRole('button', { name: 'Sweep', exact: true }).click();
    const listed = dialog.getByRole('region', { name: 'Sweeps so far' }).getByRole('button');
    const remove = dialog.getByRole('button', { name: 'Delete', exact: true });
    await dialog.getByRole('button', { name: 'Start' }).or(remove).first().waitFor();
    const there = await pressed(listed.first());
    if (there) await remove.waitFor();
    if (there || (await remove.count()) > 0) {
      await remove.click();
      const undo = dialog.getByRole('button', { name: 'Undo' });
      await undo.or(dialog.getByRole('alert')).first().waitFor();
      if (this.chance.integer(2) === 0) await pressed(undo);
    }
    await this.closeDialog(dialog);
    return there;
  }

  /** Saves the library as a file, and adds it again: what is here stays as it is. */
  private async file(): Promise<boolean> {
    const dialog = await this.openLibrary();
    if (dialog === null) return false;
    const save = dialog.getByRole('button', { name: 'Save all as a file' });
    if (await save.isEnabled()) {
      const downloading = this.page.waitForEvent('download', { timeout: 60_000 });
      await save.click();
      await dialog.getByLabel('A file of kept runs').setInputFiles(await (await downloading).path());
      await dialog
        .getByText(/added|left as|further/)
        .or(dialog.getByRole('alert'))
        .first()
        .waitFor();
    }
    await this.closeDialog(dialog);
    return true;
  }
}

/** Presses a button that is there and enabled; false: there is none. */
async function pressed(button: Locator): Promise<boolean> {
  if ((await button.count()) === 0 || !(await button.first().isEnabled())) return false;
  try {
    await button.first().click({ timeout: 3_000 });
    return true;
  } catch {
    // Training ends, and a button with it.
    return false;
  }
}

test(`two tabs at random for ${seconds} seconds lose, double and spoil nothing`, { timeout: (seconds + 240) * 1_000 }, async () => {
  const context: BrowserContext = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('dialog', (dialog) => {
    problems.push(`asked: ${dialog.message()}`);
    void dialog.accept();
  });

  let seeds = 1000;
  const tabs: Tab[] = [];
  for (const [i, settings] of [{ modes: 'ternary' }, { modes: 'binary', seed: '2' }].entries()) {
    const hash = tinyLink({ backend: 'wasm', steps: '300', ...settings });
    tabs.push(new Tab(await context.newPage(), { chance: randomStream(seed, 'two tabs', i), hash, newSeed: () => ++seeds }));
  }
  await Promise.all(tabs.map(async (tab) => tab.open()));
  const endMs = Date.now() + seconds * 1_000;
  await Promise.all(tabs.map(async (tab) => tab.useUntil(endMs)));
  console.log(`Done in both tabs: ${tabs.map(({ done }) => JSON.stringify(done)).join(' and ')}.`);
  // What trains is kept as it stands when its page is left.
  for (const { page } of tabs) await page.goto('about:blank');
  for (const { page } of tabs) await page.close();
  expect(problems).toEqual([]);

  const last = await context.newPage();
  await last.goto(`${inject('siteUrl')}#${tinyLink()}`);
  await last.waitForFunction(() => 'bitnet' in window);
  const [entries, found] = [await library(last), await stored(last)];

  // Each run that was trained is there once, unless it was deleted; as far as it was trained, or further.
  const ids = entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const deletions = tabs.reduce((sum, { deleted }) => sum + deleted.size, 0);
  const lost: number[] = [];
  for (const { trained } of tabs)
    for (const [own, step] of trained) {
      const kept = entries.filter(({ experiment }) => experiment.seed === own);
      expect(kept.length, `runs with seed ${own}`).toBeLessThanOrEqual(1);
      if (kept[0] === undefined) lost.push(own);
      else expect(kept[0].step).toBeGreaterThanOrEqual(step);
    }
  expect(lost.length, `of ${deletions} deleted runs; not there: ${lost.join(', ')}`).toBeLessThanOrEqual(deletions);

  // No state and no log without its run, and no result without its sweep.
  expect(found.states.toSorted()).toEqual(found.runs.toSorted());
  expect(found.logs.filter((id) => !found.runs.includes(id))).toEqual([]);
  const sweepIds = new Set(found.sweeps.map(({ id }) => id));
  expect(found.keys.filter(([id]) => !sweepIds.has(id))).toEqual([]);
  // The same settings and seed have the same losses in every sweep.
  const losses = new Map<string, string>();
  for (const { mode, settings, seed: own, heldOutLossNats, trainLossNats, failure } of found.results) {
    expect(failure).toBeNull();
    const [key, value] = [JSON.stringify([mode, settings, own]), `${heldOutLossNats} ${trainLossNats}`];
    expect(losses.get(key) ?? value).toBe(value);
    losses.set(key, value);
  }

  // Every kept state opens where it was left, and is what the same experiment gives that never stopped.
  const opened = await last.evaluate(
    async (wanted) => {
      const digest = async (id: string): Promise<string> => {
        const file = await window.bitnet.export(id, 'checkpoint');
        const header = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
        return new Uint8Array(await crypto.subtle.digest('SHA-256', file.slice(8 + header))).join();
      };
      const wrong: string[] = [];
      for (const { id, step } of wanted) {
        const run = await window.bitnet.resume(id);
        const never = await window.bitnet.run(run.experiment, { steps: run.step });
        if (run.step !== step) wrong.push(`${id}: step ${run.step} and not ${step}`);
        if ((await digest(run.id)) !== (await digest(never.id))) wrong.push(`${id}: other weights than without a stop`);
        await window.bitnet.remove(run.id);
        await window.bitnet.remove(never.id);
      }
      return wrong;
    },
    entries.map(({ id, step }) => ({ id, step })),
  );
  expect(opened).toEqual([]);
  console.log(
    `Kept and opened to the bit: ${entries.length} runs, ${deletions} deleted; ${found.sweeps.length} sweeps with ${found.results.length} results.`,
  );
  expect(problems).toEqual([]);
  await context.close();
});
