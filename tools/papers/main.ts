import { join } from 'node:path';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import { coreLedger } from '../../src/worker/cores';
import { createEngineClient, type EngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';
import { appendRun, isOf, readRuns } from './recorded-run';
import { sweeps, cardSetting } from './settings';
import { bestOf, lossesByRate, nextRate, sweepSeeds } from './sweep-rates';
import { trainRun } from './train-run';

interface Options {
  /** Root of the project. */
  readonly folder: string;
  readonly rates: boolean;
  readonly engine: URL;
}

/** Beside the sweep's: a rate chosen by its seeds would look better on them than it is. */
export const cardSeeds = [4, 5, 6] as const;

/** @returns the exit code */
export async function main({ folder, rates, engine }: Options): Promise<number> {
  const path = join(folder, 'tests', 'fixtures', 'papers', 'runs.jsonl');
  const client = createEngineClient({ spawn: () => spawnThread(engine), cores: coreLedger(1, 1) });
  if (rates)
    for (const { modes, ...setting } of sweeps) {
      for (const mode of modes) await sweep(client, path, setting, mode);
    }
  // Threads would keep Node alive.
  setTimeout(() => process.exit(), 100).unref();
  return 0;
}

async function sweep(client: EngineClient, path: string, setting: Setting, mode: ModeId): Promise<void> {
  for (let rate = nextRate(readRuns(path), setting, mode); rate !== null; rate = nextRate(readRuns(path), setting, mode))
    for (const seed of sweepSeeds) await trained(client, path, setting, { mode, rate, seed }, false);
  const best = bestOf(lossesByRate(readRuns(path), setting, mode));
  if (best !== null && isOf(cardSetting, setting))
    for (const seed of cardSeeds) await trained(client, path, setting, { mode, rate: best.rate, seed }, true);
}

/** Trains what is not recorded yet. */
async function trained(
  client: EngineClient,
  path: string,
  setting: Setting,
  wanted: { readonly mode: ModeId; readonly rate: number; readonly seed: number },
  isDrawn: boolean,
): Promise<void> {
  const { mode, rate, seed } = wanted;
  if (readRuns(path).some((run) => isOf(setting, run) && run.mode === mode && run.rate === rate && run.seed === seed)) return;
  const { curve, ...run } = await trainRun(client, { ...setting, ...wanted });
  appendRun(path, isDrawn ? { ...run, curve } : run);
  console.error(`${setting.task} ${setting.recipe} ${setting.hiddenSize}: ${mode}, rate ${rate}, seed ${seed}: ${run.loss}`);
}
