/** What is saved of the comparison as numbers: each step and each evaluation of every run, and the table of results. */
import * as words from '#words/ui/comparison';
import { roundingModes } from '../../catalog/modes/modes';
import type { ComparedRun } from '../../state/arms';
import type { Spread } from '../../math/statistics';
import type { HeldOutResult } from '../../worker/protocol';
import { sentenceCase } from '../words/format';
import type { MeasuredWords } from '../words/measured-words';
import type { Cell, Table } from '../saving/table';
import type { ComparisonRow } from './comparison-rows';

/** A run with the word for whether it is of the present session or of the pinned one. */
export interface SavedRun extends ComparedRun {
  readonly session: 'current' | 'pinned';
}

const runColumns = ['session', 'mode', 'seed', 'step', 'seconds'];
const runCells = ({ session, summary }: SavedRun, step: number, elapsedMs: number): readonly Cell[] => [
  session,
  summary.mode,
  summary.seed,
  step,
  elapsedMs / 1000,
];

export function stepsTable(runs: readonly SavedRun[], { columns }: MeasuredWords): Table {
  return {
    columns: [...runColumns, columns.train, 'learningRate', 'lambda', 'flips'],
    rows: runs.flatMap((run) =>
      run.series.points.map((point) => [
        ...runCells(run, point.step, point.elapsedMs),
        point.lossNats,
        point.learningRate,
        point.lambda,
        point.flips,
      ]),
    ),
  };
}

export function evaluationsTable(runs: readonly SavedRun[], { columns }: MeasuredWords): Table {
  const cells = (result: HeldOutResult | undefined): readonly Cell[] => [result?.heldOutLossNats ?? null, result?.score ?? null];
  return {
    columns: [
      ...runColumns,
      columns.measured,
      'score',
      ...[...roundingModes.map((mode) => ['roundedTo', sentenceCase(mode)].join('')), 'latentsInstead'].flatMap((use) => [
        `${use}.${columns.measured}`,
        `${use}.score`,
      ]),
    ],
    rows: runs.flatMap((run) =>
      run.evaluations.map((evaluation) => [
        ...runCells(run, evaluation.step, evaluation.elapsedMs),
        ...cells(evaluation),
        ...roundingModes.flatMap((mode) => cells(evaluation.roundedAfterwards?.[mode])),
        ...cells(evaluation.latentsInstead),
      ]),
    ),
  };
}

export function resultsTable(rows: readonly ComparisonRow[], { columns }: MeasuredWords): Table {
  const cells = (spread: Spread | null): readonly Cell[] => [spread?.median ?? null, spread?.low ?? null, spread?.high ?? null];
  return {
    columns: [
      'run',
      'group',
      'seeds',
      'step',
      ...[columns.measured, 'score', 'bitsPerWeight'].flatMap((name) => [name, `${name}.low`, `${name}.high`]),
      'sizeBytes',
    ],
    rows: rows.map((row) => [
      row.name,
      words.groups[row.group],
      row.seeds,
      row.step,
      ...cells(row.lossNats),
      ...cells(row.score),
      ...cells(row.bitsPerWeight),
      row.sizeBytes,
    ]),
  };
}
