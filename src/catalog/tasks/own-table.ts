/**
 * Your table: rows of numbers as frames. Without a label column the next row is to be predicted from the rows before it,
 * and copying the last row is the strategy to beat; with one, each row is told its class by itself.
 */
import * as words from '#words/catalog/tasks/own-table';
import type { RandomStream } from '../../math/random';
import type { TableCard } from '../data/card';
import { dataOf, MissingDataError, type DataLibrary, type TableData } from '../data/own-data';
import {
  InputError,
  type ForecastExample,
  type ForecastTask,
  type FrameExample,
  type FrameTask,
  type RowInput,
  type Split,
  type Task,
  type TaskDescription,
  type TaskFamily,
} from './task';

const [fewestRows, mostRows] = [2, 128];

const description = {
  label: words.label,
  group: 'own',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  lossUnit: ({ data }) => (data?.kind === 'table' && data.labels === null ? 'squaredError' : 'nats'),
  defaults: {
    recipe: 'edifice',
    seqLen: 16,
    steps: 400,
    batchSize: 32,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 3e-3, binary: 3e-3, none: 2e-3 },
  },
} as const satisfies TaskDescription;

export const ownTable: TaskFamily = {
  ...description,
  kind: 'family',
  needs: 'table',
  of({ data }, library): Task {
    if (data?.kind !== 'table') throw new TypeError(words.noCard);
    return data.labels === null ? nextRow(data, library) : rowClass(data, data.labels, library);
  },
};

function nextRow(card: TableCard, library: DataLibrary): ForecastTask<RowInput> {
  const table = dataOf(library, 'table', card.digest);
  const width = card.columns.length;
  return {
    ...description,
    tryIt: words.tryNextRow,
    scoreLabel: words.errorAvoided,
    kind: 'forecast',
    separation: 'own',
    ...(table === null ? { lacksData: true } : {}),
    frameSize: width,
    input: rowInput(card),
    refuseSeqLen(seqLen) {
      if (!Number.isInteger(seqLen) || seqLen < fewestRows || seqLen > mostRows) return words.badLength(fewestRows, mostRows);
      if (seqLen < card.heldOutRows) return null;
      return card.heldOutRows > fewestRows
        ? words.longerThanHeldOut(card.heldOutRows, fewestRows, card.heldOutRows - 1)
        : words.fewHeldOut(card.heldOutRows);
    },
    baseline: () => ({ score: card.baseline.score, lossNats: card.baseline.loss, label: words.copying }),
    floor: () => null,
    sample(random, seqLen, split = 'train'): ForecastExample {
      const { values } = present(table);
      const [from, to] = sideOf(card, split);
      const start = from + random.integer(Math.max(1, to - from - seqLen));
      return {
        frames: values.slice(start * width, (start + seqLen) * width),
        next: values.slice((start + seqLen) * width, (start + seqLen + 1) * width),
      };
    },
  };
}

function rowClass(card: TableCard, labels: readonly string[], library: DataLibrary): FrameTask<RowInput> {
  const table = dataOf(library, 'table', card.digest);
  const width = card.columns.length;
  return {
    ...description,
    tryIt: words.tryClass,
    scoreLabel: words.classesRight,
    defaults: { ...description.defaults, seqLen: fewestRows },
    kind: 'frames',
    separation: 'own',
    ...(table === null ? { lacksData: true } : {}),
    frameSize: width,
    labels,
    input: rowInput(card),
    // The same row at every place: the window of a row that stands alone is that row.
    refuseSeqLen: (seqLen) =>
      Number.isInteger(seqLen) && seqLen >= fewestRows && seqLen <= mostRows ? null : words.badLengthOfClasses(fewestRows, mostRows),
    baseline: () => ({ score: card.baseline.score, lossNats: card.baseline.loss, label: words.frequencies }),
    floor: () => null,
    sample(random: RandomStream, seqLen: number, split: Split = 'train'): FrameExample {
      const { values, labels: classes } = present(table);
      const [from, to] = sideOf(card, split);
      const row = from + random.integer(Math.max(1, to - from));
      return { frames: repeated(values.subarray(row * width, (row + 1) * width), seqLen), label: classes?.[row] ?? 0 };
    },
  };
}

function present(table: TableData | null): TableData {
  if (table === null) throw new MissingDataError(words.missingData);
  return table;
}

const sideOf = ({ trainRows, heldOutRows }: TableCard, split: Split): readonly [number, number] =>
  split === 'train' ? [0, trainRows] : [trainRows, trainRows + heldOutRows];

function repeated(row: Float32Array, count: number): Float32Array {
  const frames = new Float32Array(row.length * count);
  for (let i = 0; i < count; i++) frames.set(row, i * row.length);
  return frames;
}

function rowInput({ columns, labels }: TableCard): RowInput {
  const typical = columns.map(({ mean }) => Number(mean.toPrecision(4)));
  return {
    kind: 'rows',
    columns: columns.map(({ name }) => name),
    encode(rows, seqLen) {
      const needed = labels === null ? seqLen : 1;
      if (rows.length < needed) throw new InputError(words.fewRows(needed, rows.length));
      const uneven = rows.findIndex((row) => row.length !== columns.length);
      if (uneven >= 0)
        throw new InputError(
          words.unevenRow(uneven + 1, rows[uneven]?.length ?? 0, columns.length, columns.map(({ name }) => name).join(', ')),
        );
      const encoded = rows
        .slice(-needed)
        .map((row) => row.map((value, i) => (value - (columns[i]?.mean ?? 0)) / (columns[i]?.deviation ?? 1)));
      return labels === null ? Float32Array.from(encoded.flat()) : repeated(Float32Array.from(encoded.flat()), seqLen);
    },
    decode: (frame) => columns.map(({ mean, deviation }, i) => (frame[i] ?? Number.NaN) * deviation + mean),
    exampleRows: (seqLen) => Array.from({ length: labels === null ? seqLen : 1 }, () => typical),
  };
}
