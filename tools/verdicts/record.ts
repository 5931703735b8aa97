import type { ModeId } from '../../src/catalog/modes/modes';
import { progressBar } from '../experiment/progress';
import { trainArms, type RunResult } from '../experiment/train-arms';
import type { Recipe } from './recipes';
import type { RecordedRecipe, RecordedSeeds } from './recorded';

/** Evaluations at the end that are kept: what the page once judged the noise of a single run by. */
const EVALUATIONS_KEPT = 4;
/** Significant digits that are kept. */
const DIGITS = 5;

/** Trains a recipe with every mode and seed, on WebAssembly: equal on every machine, to the bit. */
export async function recordRecipe({ task, settings, modes, seeds }: Recipe, jobs: number, engine: URL): Promise<RecordedRecipe> {
  const bar = progressBar(process.stderr);
  const results = await trainArms({
    arms: modes.map((mode) => ({ name: mode, draft: { ...settings, task, mode, backend: 'wasm' } })),
    seeds: Array.from({ length: seeds }, (_, index) => index + 1),
    jobs,
    threads: 1,
    given: null,
    formats: [],
    engine,
    onProgress: (share, doing) => bar.show(share, `${task}, ${doing}`),
    onNote: (note) => bar.note(note),
  });
  bar.end();
  return { task, settings, modes: Object.fromEntries(modes.map((mode) => [mode, seedsOf(results, mode)])) };
}

function seedsOf(results: readonly RunResult[], mode: ModeId): RecordedSeeds {
  const runs = results.filter(({ arm }) => arm === mode);
  const unfinished = runs.filter(({ summary }) => summary.step < summary.steps);
  if (unfinished.length > 0)
    throw new Error(
      `${unfinished.length} of ${runs.length} runs stopped before their end: ${unfinished[0]?.summary.failure ?? 'no reason given'}`,
    );
  return {
    heldOutLossNats: runs.map(({ evaluations }) =>
      evaluations.slice(-EVALUATIONS_KEPT).map(({ heldOutLossNats }) => rounded(heldOutLossNats)),
    ),
    score: runs.map(({ summary }) => rounded(summary.score ?? Number.NaN)),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(DIGITS));
