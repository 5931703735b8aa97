import type { Evaluation, ExportStage, Inspection, RunSummary } from '../../worker/protocol';
import { emptySeries, type StepSeries } from './series';
import type { Timeline } from './timeline';

/** Everything the page knows of one run, folded from the events of the engine. */
export interface RunRecord {
  readonly summary: RunSummary;
  readonly series: StepSeries;
  /** Ascending by step. */
  readonly evaluations: readonly Evaluation[];
  /** The newest. */
  readonly inspection: Inspection | null;
  /** The untrained weights: what "at step 0" is drawn from. Null when the run was first seen after step 0. */
  readonly firstInspection: Inspection | null;
  /** All kept inspections, this one and the first included. */
  readonly timeline: Timeline;
  /** The current or last export. */
  readonly exporting: { readonly format: string; readonly stage: ExportStage; readonly share: number } | null;
}

export const newRunRecord = (summary: RunSummary): RunRecord => ({
  summary,
  series: emptySeries,
  evaluations: [],
  inspection: null,
  firstInspection: null,
  timeline: [],
  exporting: null,
});

/** The newest evaluation on held-out data. */
export const latestEvaluation = (run: RunRecord): Evaluation | null => run.evaluations.at(-1) ?? null;
