import type { RunResult } from './train-arms';

/** What an arm reached over its seeds. */
export interface ArmResult {
  readonly arm: string;
  readonly seeds: number;
  readonly score: Spread;
  readonly heldOutLossNats: Spread;
  readonly packedBytes: number;
  readonly parameters: number;
  /** Wall-clock time of the training steps of one run. */
  readonly seconds: Spread;
}

/** Mean and sample standard deviation; the latter 0 of a single value. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
    min: Math.min(...values),
    max: Math.max(...values),
  };
}

/** One row an arm, in the order in which they were asked for. */
export function armResults(results: readonly RunResult[]): readonly ArmResult[] {
  return [...new Set(results.map(({ arm }) => arm))].map((arm) => {
    const runs = results.filter((result) => result.arm === arm).map(({ summary }) => summary);
    const [{ packedBytes, parameters } = { packedBytes: Number.NaN, parameters: Number.NaN }] = runs;
    return {
      arm,
      seeds: runs.length,
      score: spreadOf(runs.map(({ score }) => score ?? Number.NaN)),
      heldOutLossNats: spreadOf(runs.map(({ heldOutLossNats }) => heldOutLossNats ?? Number.NaN)),
      packedBytes,
      parameters,
      seconds: spreadOf(runs.map(({ elapsedMs }) => elapsedMs / 1000)),
    };
  });
}

/** The rows in columns for a terminal. */
export function armTable(rows: readonly ArmResult[]): string {
  const cells = rows.map(({ arm, seeds, score, heldOutLossNats, packedBytes, parameters, seconds }) => [
    arm,
    String(seeds),
    withSpread(score, (value) => `${(100 * value).toFixed(1)}`),
    withSpread(heldOutLossNats, (value) => value.toFixed(3)),
    parameters.toLocaleString('en'),
    `${(packedBytes / 1000).toFixed(1)} kB`,
    withSpread(seconds, (value) => value.toFixed(1)),
  ]);
  const table = [['arm', 'seeds', 'score %', 'loss', 'weights', 'packed', 'training, s'], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '))
    .join('\n');
}

const withSpread = ({ mean, deviation }: Spread, show: (value: number) => string): string =>
  deviation === 0 ? show(mean) : `${show(mean)} ± ${show(deviation)}`;
