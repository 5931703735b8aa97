import type { ModeId } from '../../catalog/modes/modes';
import { decimate } from '../../math/decimate';
import type { RunRecord } from '../../state/run-record';
import type { ComparedQuantity } from '../../state/slices/view-slice';
import { runName } from '../words/run-name';

export interface ChartPoint {
  readonly step: number;
  readonly value: number;
}

export interface ChartLine {
  readonly id: string;
  readonly name: string;
  readonly mode: ModeId;
  /** Ascending by step; few enough to be drawn many times. */
  readonly points: readonly ChartPoint[];
}

/** Points in the whole chart: more are not seen, and drawing them takes longer than a frame. */
const CHART_POINTS = 480;

/** What the comparison chart draws of each run. */
export function chartLines(runs: readonly RunRecord[], quantity: ComparedQuantity): readonly ChartLine[] {
  const each = Math.max(2, Math.floor(CHART_POINTS / Math.max(1, runs.length)));
  return runs.map((run) => ({
    id: run.summary.id,
    name: runName(run.summary, false),
    mode: run.summary.mode,
    points: decimate(pointsOf(run, quantity), each, ({ value }) => value),
  }));
}

function pointsOf({ evaluations, series }: RunRecord, quantity: ComparedQuantity): readonly ChartPoint[] {
  switch (quantity) {
    case 'heldOutLoss':
      return evaluations.map(({ step, heldOutLossNats }) => ({ step, value: heldOutLossNats }));
    case 'score':
      return evaluations.map(({ step, score }) => ({ step, value: score }));
    case 'trainLoss':
      return series.points.map(({ step, lossNats }) => ({ step, value: lossNats }));
  }
}

/** Round values from 0 to at least `highest`, four to six of them. */
export function niceTicks(highest: number): readonly number[] {
  const rough = Math.max(highest, 1e-6) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10);
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** The points of all lines as rows by step, as recharts wants them. */
export function chartRows(lines: readonly ChartLine[]): readonly Readonly<Record<string, number>>[] {
  const rows = new Map<number, Record<string, number>>();
  for (const { id, points } of lines) {
    for (const { step, value } of points) {
      const row = rows.get(step) ?? { step };
      row[id] = value;
      rows.set(step, row);
    }
  }
  return [...rows.values()].toSorted((one, other) => (one['step'] ?? 0) - (other['step'] ?? 0));
}
