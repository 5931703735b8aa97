/** The comparison arm against arm, where an arm is one mode with all its seeds. */
import { inModeOrder, type ModeId } from '../catalog/modes/modes';
import { elementCount } from '../experiment/architecture';
import type { Evaluation, Inspection, RunSummary } from '../worker/protocol';
import type { RunRecord } from './record/run-record';
import type { StepSeries } from './record/series';

/** What the comparison needs of a run; it stays valid after the run is removed. */
export interface ComparedRun {
  readonly summary: RunSummary;
  readonly series: StepSeries;
  /** Ascending by step. */
  readonly evaluations: readonly Evaluation[];
  /** Entropy per BitLinear weight, as counted at {@link RunSummary.step}; 32 in full precision, null before the first count. */
  readonly bitsPerWeight: number | null;
}

export interface Arm {
  readonly mode: ModeId;
  /** One run per seed, never empty. */
  readonly runs: readonly ComparedRun[];
}

/** Measurements of all runs of an arm at one step. */
export interface JointEvaluation {
  readonly step: number;
  readonly each: readonly Evaluation[];
}

export const comparedRun = ({ summary, series, evaluations, inspection }: RunRecord): ComparedRun => ({
  summary,
  series,
  evaluations,
  bitsPerWeight: measuredBits(summary.mode, inspection),
});

/** The runs by mode, in the order in which modes are listed everywhere. */
export function armsOf(runs: readonly ComparedRun[]): readonly Arm[] {
  return inModeOrder(runs.map(({ summary }) => summary.mode)).map((mode) => ({
    mode,
    runs: runs.filter(({ summary }) => summary.mode === mode),
  }));
}

/** Whether the pinned runs are these runs, unchanged; by the names that they have beyond a reload. */
export const areTheSame = (pinned: readonly ComparedRun[], runs: readonly ComparedRun[]): boolean =>
  pinned.every(({ summary }) => runs.some((run) => run.summary.libraryId === summary.libraryId && run.summary.step === summary.step));

/** Steps at which every run of the arm has been measured, ascending. A failed run counts up to its failure. */
export function jointEvaluations({ runs }: Pick<Arm, 'runs'>): readonly JointEvaluation[] {
  const lastsTo = ({ summary, evaluations }: ComparedRun): number =>
    summary.state === 'failed' ? (evaluations.at(-1)?.step ?? -1) : Infinity;
  const steps = [...new Set(runs.flatMap(({ evaluations }) => evaluations.map(({ step }) => step)))].toSorted((one, other) => one - other);
  return steps.flatMap((step) => {
    const awaited = runs.filter((run) => lastsTo(run) >= step);
    const each = awaited.flatMap(({ evaluations }) => evaluations.find((evaluation) => evaluation.step === step) ?? []);
    return each.length === awaited.length ? [{ step, each }] : [];
  });
}

/** Whether every run of the arm has been measured at its last step, failed ones excepted. */
export function hasEnded({ runs }: Pick<Arm, 'runs'>, joint: readonly JointEvaluation[]): boolean {
  const last = joint.at(-1)?.step ?? -1;
  return (
    runs.every(({ summary }) => summary.state === 'failed' || last >= summary.steps) &&
    runs.some(({ summary }) => summary.state !== 'failed')
  );
}

/** Mean entropy over all BitLinear weights. */
function measuredBits(mode: ModeId, inspection: Inspection | null): number | null {
  if (mode === 'none') return 32;
  if (inspection === null) return null;
  const sizes = inspection.layers.map(({ shape }) => elementCount(shape));
  const bits = inspection.layers.reduce((sum, { bitsPerWeight }, i) => sum + bitsPerWeight * (sizes[i] ?? 0), 0);
  return (
    bits /
    Math.max(
      1,
      sizes.reduce((sum, size) => sum + size, 0),
    )
  );
}
