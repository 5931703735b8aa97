/** The rows of the comparison table: what it shows, and what is saved of it. */
import * as words from '#words/ui/comparison';
import { roundingModes, type ModeId } from '../../catalog/modes/modes';
import type { Recipe } from '../../catalog/tasks/task';
import { spreadOf, type Spread } from '../../math/statistics';
import type { SeedSpread } from '../../experiment/seed-spread';
import { packedFileBytes } from '../../formats/packed-weights/packed-size';
import { hasEnded, jointEvaluations, type Arm, type ComparedRun } from '../../state/arms';
import { otherSeeds } from '../../state/findings/other-seeds';
import type { Evaluation, HeldOutResult, RunId } from '../../worker/protocol';
import { modeName, nameWithBlock, runName } from '../words/run-name';

export type RowGroup = 'trained' | 'otherwise' | 'pinned' | 'guest';

export interface ComparisonRow {
  readonly id: string;
  readonly group: RowGroup;
  readonly mode: ModeId;
  readonly name: string;
  readonly seeds: number;
  /** At which the results were measured; null before the first. */
  readonly step: number | null;
  readonly lossNats: Spread | null;
  /** Range of final losses of other seeds, for a single finished run whose settings have recorded ones. */
  readonly otherSeeds: SeedSpread | null;
  readonly score: Spread | null;
  readonly bitsPerWeight: Spread | null;
  /** Of the packed file. */
  readonly sizeBytes: number;
  /** Why runs of it stopped early. */
  readonly failures: readonly string[];
  /** The run can be closed. */
  readonly guest: RunId | null;
}

export function comparisonRows(arms: readonly Arm[], pinned: readonly Arm[], guests: readonly ComparedRun[]): readonly ComparisonRow[] {
  const areBlocksMixed = new Set([...arms, ...pinned].flatMap((arm) => blockOf(arm) ?? [])).size > 1;
  return [
    ...arms.map((arm) => armRow(arm, 'trained', areBlocksMixed)),
    ...arms.flatMap((arm) => otherwiseRows(arm, arms)),
    ...pinned.map((arm) => armRow(arm, 'pinned', areBlocksMixed)),
    ...guests.map((run) => ({
      ...armRow({ mode: run.summary.mode, runs: [run] }, 'guest', false),
      id: run.summary.id,
      name: runName(run.summary, true),
      guest: run.summary.id,
    })),
  ];
}

const blockOf = ({ runs }: Arm): Recipe | undefined => runs[0]?.summary.experiment.recipe;

function armRow(arm: Arm, group: RowGroup, isBlockNamed: boolean): ComparisonRow {
  const { mode, runs } = arm;
  const joint = jointEvaluations(arm);
  const latest = joint.at(-1);
  const block = isBlockNamed ? blockOf(arm) : undefined;
  const bits = runs.flatMap(({ bitsPerWeight }) => bitsPerWeight ?? []);
  return {
    id: `${group}-${mode}`,
    group,
    mode,
    name: block === undefined ? modeName(mode) : nameWithBlock(mode, block),
    seeds: runs.length,
    step: latest?.step ?? null,
    ...resultsOf(latest?.each ?? []),
    otherSeeds: runs.length === 1 && hasEnded(arm, joint) ? otherSeeds(arm) : null,
    bitsPerWeight: bits.length === 0 ? null : spreadOf(bits),
    sizeBytes: runs[0]?.summary.fileBytes ?? 0,
    failures: runs.flatMap(({ summary }) => summary.failure ?? []),
    guest: null,
  };
}

function resultsOf(results: readonly HeldOutResult[]): Pick<ComparisonRow, 'lossNats' | 'score'> {
  if (results.length === 0) return { lossNats: null, score: null };
  return { lossNats: spreadOf(results.map(({ heldOutLossNats }) => heldOutLossNats)), score: spreadOf(results.map(({ score }) => score)) };
}

/** The full model rounded without training, to each mode it is compared with (alone: to every one); a quantised one by its latents. */
function otherwiseRows(arm: Arm, arms: readonly Arm[]): readonly ComparisonRow[] {
  const { mode, runs } = arm;
  const experiment = runs[0]?.summary.experiment;
  if (experiment === undefined) return [];
  const row = (
    as: ModeId,
    drawnAs: ModeId,
    name: string,
    otherwise: (evaluation: Evaluation) => HeldOutResult | undefined,
  ): ComparisonRow => {
    const latest = jointEvaluations(arm).at(-1);
    return {
      id: `${mode}-as-${as}`,
      group: 'otherwise',
      mode: drawnAs,
      name,
      seeds: runs.length,
      step: latest?.step ?? null,
      ...resultsOf((latest?.each ?? []).flatMap((evaluation) => otherwise(evaluation) ?? [])),
      otherSeeds: null,
      bitsPerWeight: null,
      sizeBytes: packedFileBytes({ ...experiment, mode: as }, runs[0]?.summary.step ?? 0),
      failures: [],
      guest: null,
    };
  };
  if (mode !== 'none') return [row('none', mode, words.latentsOf(modeName(mode)), ({ latentsInstead }) => latentsInstead)];
  const compared = roundingModes.filter((each) => arms.length === 1 || arms.some((other) => other.mode === each));
  return compared.map((as) => row(as, as, words.roundedTo(modeName(as)), ({ roundedAfterwards }) => roundedAfterwards?.[as]));
}
