import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { armResults } from './arm-table';
import type { RunResult } from './train-arms';

/** Results as plain data: what `--json` prints and `results.json` holds. */
export function resultsAsJson(results: readonly RunResult[]): unknown {
  return {
    arms: armResults(results),
    runs: results.map(({ arm, seed, summary, series, evaluations, files, refused }) => ({
      arm,
      seed,
      summary,
      series,
      evaluations,
      files: files.map(({ format, fileName, bytes, check, parts }) => ({ format, fileName, sizeBytes: bytes.length, check, parts })),
      refused: refused.map(({ id, reason }) => ({ format: id, reason })),
    })),
  };
}

/**
 * Writes results.json, steps.csv, evaluations.csv, and every exported file as `weights/<arm>-seed<n>/<format>/<name>`, into a
 * folder. Returns what was written, weights as one entry.
 */
export async function writeResults(folder: string, results: readonly RunResult[]): Promise<readonly string[]> {
  const files: [name: string, content: string | Uint8Array][] = [
    ['results.json', `${JSON.stringify(resultsAsJson(results), null, 2)}\n`],
    [
      'steps.csv',
      csv(
        ['arm', 'seed', 'step', 'trainLossNats', 'learningRate', 'lambda', 'flips', 'elapsedMs'],
        results.flatMap(({ arm, seed, series }) =>
          series.map(({ step, lossNats, learningRate, lambda, flips, elapsedMs }) => [
            arm,
            seed,
            step,
            lossNats,
            learningRate,
            lambda,
            flips,
            elapsedMs,
          ]),
        ),
      ),
    ],
    [
      'evaluations.csv',
      csv(
        ['arm', 'seed', 'step', 'heldOutLossNats', 'score'],
        results.flatMap(({ arm, seed, evaluations }) =>
          evaluations.map(({ step, heldOutLossNats, score }) => [arm, seed, step, heldOutLossNats, score]),
        ),
      ),
    ],
    ...results.flatMap((result) =>
      result.files.map(({ format, fileName, bytes }): [string, Uint8Array] => [join('weights', folderOf(result), format, fileName), bytes]),
    ),
  ];
  for (const [name, content] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  const weights = results.reduce((sum, result) => sum + result.files.length, 0);
  return [
    ...files.map(([name]) => name).filter((name) => !name.startsWith('weights')),
    ...(weights === 0 ? [] : [`weights/ (${weights} files)`]),
  ];
}

const folderOf = ({ arm, seed }: RunResult): string => `${arm.replaceAll(/[^\w.]+/g, '-')}-seed${seed}`;

/** RFC 4180. */
function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    typeof value === 'string' && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
