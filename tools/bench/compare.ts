import type { BenchPath, BenchPathFactory } from './bench-path';
import type { CallCounts } from './count-calls';
import { batchAt, sizes, type SizeId } from './sizes';

/** A line of the benchmark: medians over the rounds, counts of the last one. What is no training step says so in its size. */
export interface BenchRow extends CallCounts {
  readonly size: SizeId | (string & {});
  readonly path: string;
  /** JavaScript up to the first wait of a step; NaN where another process takes it. */
  readonly encodeMs: number;
  /** From the call to the loss in hand. */
  readonly stepMs: number;
  /** Median over the rounds of stepMs ÷ that of the first path in the same round. */
  readonly ratioToPlan: number;
}

/** How far losses of one model may lie apart, in nats, after a few steps. */
const lossNats = 2e-3;

/** For what asks nothing of WebGPU. */
export const noCalls = (): CallCounts => ({ dispatches: 0, submits: 0, newBuffers: 0, newBindGroups: 0, uploads: 0 });

/**
 * Trains the same model along every path, one step each in turn, so that whatever else the machine does meets all of
 * them alike. Throws where a path computes another loss than the first: then it is not the same model.
 *
 * @param paths the first is what the others are compared with
 * @param firstLossShare how far the losses of the first step, which all take from the same weights, may lie apart, as a share of the loss
 */
export async function compare(
  id: SizeId,
  paths: Readonly<Record<string, BenchPathFactory>>,
  readCounts: () => CallCounts,
  firstLossShare?: number,
): Promise<readonly BenchRow[]> {
  const size = sizes[id];
  const made: [string, BenchPath][] = [];
  for (const [name, make] of Object.entries(paths)) made.push([name, await make(size)]);
  const measured = new Map(made.map(([name]) => [name, { encodeMs: [] as number[], stepMs: [] as number[], counts: readCounts() }]));
  for (let step = 0; step < size.warmUp + size.rounds; step++) {
    const batch = batchAt(size, step);
    const losses: number[] = [];
    for (const [name, path] of made) {
      readCounts();
      const started = performance.now();
      const loss = path.step(batch);
      const encoded = performance.now();
      losses.push(await loss);
      const ended = performance.now();
      const record = measured.get(name);
      if (step < size.warmUp || record === undefined) continue;
      const ownMs = path.ownStepMs?.();
      record.encodeMs.push(ownMs === undefined ? encoded - started : Number.NaN);
      record.stepMs.push(ownMs ?? ended - started);
      record.counts = readCounts();
    }
    // Later on, int8 roundings that flip take the paths apart, as they would two runs of the same one on two machines.
    if (step < size.warmUp)
      refuseOtherModels(
        made.map(([name]) => name),
        losses,
        step === 0 && firstLossShare !== undefined ? firstLossShare * (losses[0] ?? 0) : lossNats,
      );
  }
  for (const [, path] of made) path.dispose();

  const reference = [...measured.values()][0]?.stepMs ?? [];
  return [...measured].map(([path, { encodeMs, stepMs, counts }]) => ({
    size: id,
    path,
    ...counts,
    encodeMs: median(encodeMs),
    stepMs: median(stepMs),
    ratioToPlan: median(stepMs.map((value, i) => value / (reference[i] ?? Number.NaN))),
  }));
}

function refuseOtherModels(names: readonly string[], losses: readonly number[], allowed: number): void {
  const [expected = Number.NaN] = losses;
  const wrong = losses.findIndex((loss) => !(Math.abs(loss - expected) < allowed));
  if (wrong >= 0)
    throw new Error(
      `"${names[wrong]}" has a loss of ${losses[wrong]} where "${names[0]}" has ${expected}: they do not train the same model.`,
    );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
