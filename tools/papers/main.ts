import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { cardModes, cardPlace, cardSeeds, latentModes } from '../../src/state/papers/cards';
import { coreLedger } from '../../src/worker/cores';
import { createEngineClient, type EngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';
import { cardTable } from './card-table';
import { cardsText, measuredCards } from './cards-text';
import { ratesText } from './rates-text';
import { ladderTable, rungModes } from './ladder-table';
import { recordedArms } from './recorded-arm';
import { isOf, readRuns, recordRun, type RecordedRun } from './recorded-run';
import { reproduce } from './reproduce';
import { ladderSetting, sweeps } from './settings';
import { bestOf, lossesByRate, nextRate, sweepSeeds } from './sweep-rates';
import { trainRun } from './train-run';

interface Options {
  /** Root of the project. */
  readonly folder: string;
  /** Sweep, and train cards and ladder, as far as that is not recorded. */
  readonly rates: boolean;
  /** Write what the page reads from what is recorded so far, and train nothing. */
  readonly write: boolean;
  /** One card alone, or the ladder; null: all of them. */
  readonly card: string | null;
  readonly engine: URL;
}

/** @returns the exit code: 0 when every arm that was trained anew came out as recorded */
export async function main({ folder, rates, write, card, engine }: Options): Promise<number> {
  const path = join(folder, 'tests', 'fixtures', 'papers', 'runs.jsonl');
  const client = createEngineClient({ spawn: () => spawnThread(engine), cores: coreLedger(1, 1) });
  try {
    if (!rates && !write) {
      const { tables, broken } = await reproduce((wanted) => trainRun(client, wanted), readRuns(path), card, console.error);
      console.log(tables.join('\n\n'));
      console.log(broken === 0 ? 'Every arm came out within its band.' : `${broken} arms did not come out within their bands.`);
      return broken === 0 ? 0 : 1;
    }
    if (rates) await sweepAll(client, path);
    const tables = recordedTables(readRuns(path));
    writeMeasured(folder, readRuns(path), tables);
    console.log(Object.values(tables).join('\n\n'));
    return 0;
  } finally {
    // Threads would keep Node alive.
    setTimeout(() => process.exit(), 100).unref();
  }
}

/** The tables of docs/recipes.md, by the name of the marks between which they stand. */
const recordedTables = (runs: readonly RecordedRun[]): Readonly<Record<string, string>> => ({
  papers: cardTable(measuredCards(runs)),
  ladder: ladderTable(recordedArms(runs, ladderSetting, rungModes)),
});

/** What the page and the document say, from what is recorded. */
function writeMeasured(folder: string, runs: readonly RecordedRun[], tables: Readonly<Record<string, string>>): void {
  writeFileSync(join(folder, 'src', 'experiment', 'measured-rates.json'), ratesText(runs, sweeps));
  writeFileSync(join(folder, 'src', 'state', 'papers', 'measured.json'), cardsText(runs));
  const path = join(folder, 'docs', 'recipes.md');
  let document = readFileSync(path, 'utf8');
  for (const [name, table] of Object.entries(tables)) {
    const [before, rest = ''] = document.split(`<!-- ${name} -->\n`);
    document = `${before}<!-- ${name} -->\n\n${table}\n\n${rest.slice(rest.indexOf(`<!-- end of ${name} -->`))}`;
  }
  writeFileSync(path, document);
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
  const isOfCard = isOf(cardPlace(mode), setting) && cardModes.includes(mode);
  if (best !== null && (isOfCard || isOf(ladderSetting, setting)))
    for (const seed of cardSeeds) await trained(client, path, setting, { mode, rate: best.rate, seed }, isOfCard);
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
