import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { cardModes, cardPlace, cardSeeds, latentModes, paperCards } from '../../src/state/papers/cards';
import { coreLedger } from '../../src/worker/cores';
import { createEngineClient, type EngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';
import { cardTable } from './card-table';
import { cardsText, measuredCards } from './cards-text';
import { ratesText } from './rates-text';
import { isOf, readRuns, recordRun, type RecordedRun } from './recorded-run';
import { rerunArm } from './rerun-arm';
import { sweeps } from './settings';
import { bestOf, lossesByRate, nextRate, sweepSeeds } from './sweep-rates';
import { trainRun } from './train-run';

interface Options {
  /** Root of the project. */
  readonly folder: string;
  /** Sweep, and train the cards, as far as that is not recorded. */
  readonly rates: boolean;
  /** Write what the page reads from what is recorded so far, and train nothing. */
  readonly write: boolean;
  /** One card alone; null: all of them. */
  readonly card: string | null;
  readonly engine: URL;
}

/** @returns the exit code: 0 when every arm that was trained anew came out as recorded */
export async function main({ folder, rates, write, card, engine }: Options): Promise<number> {
  const path = join(folder, 'tests', 'fixtures', 'papers', 'runs.jsonl');
  const client = createEngineClient({ spawn: () => spawnThread(engine), cores: coreLedger(1, 1) });
  try {
    if (!rates && !write) return await reproduce(client, readRuns(path), card);
    if (rates) await sweepAll(client, path);
    writeMeasured(folder, readRuns(path));
    console.log(cardTable(measuredCards(readRuns(path))));
    return 0;
  } finally {
    // Threads would keep Node alive.
    setTimeout(() => process.exit(), 100).unref();
  }
}

/** Between these lines of docs/recipes.md stands the table. */
const tableStart = '<!-- papers -->\n';
const tableEnd = '<!-- end of papers -->';

/** What the page and the document say, from what is recorded. */
function writeMeasured(folder: string, runs: readonly RecordedRun[]): void {
  writeFileSync(join(folder, 'src', 'experiment', 'measured-rates.json'), ratesText(runs, sweeps));
  writeFileSync(join(folder, 'src', 'state', 'papers', 'measured.json'), cardsText(runs));
  const document = join(folder, 'docs', 'recipes.md');
  const [before, rest = ''] = readFileSync(document, 'utf8').split(tableStart);
  const after = rest.slice(rest.indexOf(tableEnd));
  writeFileSync(document, `${before}${tableStart}\n${cardTable(measuredCards(runs))}\n\n${after}`);
}

/** Trains every arm of the cards, or of one, again. */
async function reproduce(client: EngineClient, runs: readonly RecordedRun[], card: string | null): Promise<number> {
  const chosen = paperCards.filter(({ id }) => card === null || id === card);
  if (chosen.length === 0) throw new Error(`--card ${card}: there are ${paperCards.map(({ id }) => id).join(', ')}.`);
  const measured = measuredCards(runs);
  let broken = 0;
  for (const mode of new Set(chosen.flatMap(({ twin, claimed }) => [twin, claimed]))) {
    const arm = measured.arms[mode];
    if (arm === undefined) continue;
    const again = await rerunArm(client, mode, arm);
    if (!again.isWithin) broken++;
    console.error(`${mode}: ${again.losses.join(', ')}, recorded ${arm.losses.join(', ')}${again.isWithin ? '' : ' OUTSIDE'}`);
  }
  console.log(cardTable(measured));
  console.log(broken === 0 ? 'Every arm came out within its band.' : `${broken} arms came out outside of their bands.`);
  return broken === 0 ? 0 : 1;
}

async function sweepAll(client: EngineClient, path: string): Promise<void> {
  for (const { modes, ...setting } of sweeps) {
    for (const mode of modes) await sweep(client, path, setting, mode);
  }
}

async function sweep(client: EngineClient, path: string, setting: Setting, mode: ModeId): Promise<void> {
  for (let rate = nextRate(readRuns(path), setting, mode); rate !== null; rate = nextRate(readRuns(path), setting, mode))
    for (const seed of sweepSeeds) await trained(client, path, setting, { mode, rate, seed }, false);
  const best = bestOf(lossesByRate(readRuns(path), setting, mode));
  if (best !== null && isOf(cardPlace(mode), setting) && cardModes.includes(mode))
    for (const seed of cardSeeds) await trained(client, path, setting, { mode, rate: best.rate, seed }, true);
}

/** Trains what is not recorded yet; `isOfCard`: with all that a card draws. */
async function trained(
  client: EngineClient,
  path: string,
  setting: Setting,
  wanted: { readonly mode: ModeId; readonly rate: number; readonly seed: number },
  isOfCard: boolean,
): Promise<void> {
  const { mode, rate, seed } = wanted;
  const showsLatents = isOfCard && latentModes.includes(mode);
  const known = readRuns(path).find((run) => isOf(setting, run) && run.mode === mode && run.rate === rate && run.seed === seed);
  if (known !== undefined && (!showsLatents || known.latents !== undefined)) return;
  const { curve, latents, ...run } = await trainRun(client, { ...setting, ...wanted });
  recordRun(path, { ...run, ...(isOfCard ? { curve } : {}), ...(showsLatents ? { latents } : {}) });
  const before = known === undefined ? '' : `, before ${known.loss}`;
  console.error(`${setting.task} ${setting.recipe} ${setting.hiddenSize}: ${mode}, rate ${rate}, seed ${seed}: ${run.loss}${before}`);
}
