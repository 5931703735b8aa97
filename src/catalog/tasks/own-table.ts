/**
 * Your table: rows of numbers as frames. Without a label column the next row is to be predicted from the rows before it,
 * and copying the last row is the strategy to beat; with one, each row is told its class by itself.
 */
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
  label: 'Your table',
  group: 'own',
  summary: 'Read rows of numbers from a CSV file and tell the next row, or the class of each.',
  tryIt: 'Change the rows and see what the models make of them.',
  scoreLabel: 'right',
  lossUnit: ({ data }) => (data?.kind === 'table' && data.labels === null ? 'mean squared error' : 'nats'),
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
    if (data?.kind !== 'table') throw new TypeError('This task needs the card of a table.');
    return data.labels === null ? nextRow(data, library) : rowClass(data, data.labels, library);
  },
};

function nextRow(card: TableCard, library: DataLibrary): ForecastTask<RowInput> {
  const table = dataOf(library, 'table', card.digest);
  const width = card.columns.length;
  return {
    ...description,
    tryIt: 'Change the last rows and see which row the models expect next.',
    scoreLabel: 'of the error of copying avoided',
    kind: 'forecast',
    separation: 'own',
    ...(table === null ? { lacksData: true } : {}),
    frameSize: width,
    input: rowInput(card),
    refuseSeqLen(seqLen) {
      if (!Number.isInteger(seqLen) || seqLen < fewestRows || seqLen > mostRows)
        return `A table needs a whole number of rows, from ${fewestRows} to ${mostRows}, as sequence length.`;
      if (seqLen < card.heldOutRows) return null;
      return `Only ${card.heldOutRows} rows are held out: ${card.heldOutRows > fewestRows ? `choose a sequence length from ${fewestRows} to ${card.heldOutRows - 1}, or ` : ''}give a longer table.`;
    },
    baseline: () => ({ score: card.baseline.score, lossNats: card.baseline.loss, label: 'copy the last row' }),
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
    tryIt: 'Change the numbers of a row and see which class the models give it.',
    scoreLabel: 'rows classified right',
    defaults: { ...description.defaults, seqLen: fewestRows },
    kind: 'frames',
    separation: 'own',
    ...(table === null ? { lacksData: true } : {}),
    frameSize: width,
    labels,
    input: rowInput(card),
    // The same row at every place: the window of a row that stands alone is that row.
    refuseSeqLen: (seqLen) =>
      Number.isInteger(seqLen) && seqLen >= fewestRows && seqLen <= mostRows
        ? null
        : `A table needs a whole sequence length from ${fewestRows} to ${mostRows}.`,
    baseline: () => ({ score: card.baseline.score, lossNats: card.baseline.loss, label: 'know only how often each class occurs' }),
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
  if (table === null) throw new MissingDataError('The table that');
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
      if (rows.length < needed)
        throw new InputError(
          `Give at least ${needed} row${needed === 1 ? '' : 's'}; there ${rows.length === 1 ? 'is' : 'are'} ${rows.length} now.`,
        );
      const uneven = rows.findIndex((row) => row.length !== columns.length);
      if (uneven >= 0)
        throw new InputError(
          `Row ${uneven + 1} has ${rows[uneven]?.length ?? 0} numbers; each needs ${columns.length}: ${columns.map(({ name }) => name).join(', ')}.`,
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
