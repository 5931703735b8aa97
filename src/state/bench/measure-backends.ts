/**
 * How long a training step takes on every backend of this browser: the same models on each, a few steps in turn, so that
 * whatever else the machine does meets all of them. What counts is the time in steps, without looks and evaluations.
 */
import type { BackendId } from '../../experiment/experiment';
import { messageOf } from '../../math/text/message-of';
import { spreadOf } from '../../math/statistics';
import { EngineError } from '../../worker/engine-error';
import type { EngineClient } from '../../worker/page/client';
import type { Arithmetic } from '../../math/fused-multiply-add';
import type { RunSummary } from '../../worker/protocol';
import { weightsOf, type BenchSize } from './bench-sizes';

/** Measurements of each backend; their median is what is told. */
const ROUNDS = 3;

/** Those that a plan is compiled for. JavaScript would take minutes. */
export const benchBackends = ['webgpu', 'wasm'] as const satisfies readonly BackendId[];

export type BenchBackend = (typeof benchBackends)[number];

export interface BenchTime {
  /** Of a step, in ms: the median of the rounds. */
  readonly ms: number;
  /** Threads of the processor that took the last step; absent on a graphics card. */
  readonly threads?: number;
  /** How steps on the processor rounded sums of products. */
  readonly arithmetic?: Arithmetic;
}

/** One model on all backends. */
export interface BenchRow {
  readonly name: string;
  readonly width: number;
  readonly weights: number;
  /** By backend: its time, or a sentence why there is none. */
  readonly times: Readonly<Record<BenchBackend, BenchTime | string>>;
}

/**
 * @param signal when it is aborted, the promise rejects with its reason after the steps in progress
 * @returns the row of one size
 */
export async function measureBackends(client: EngineClient, size: BenchSize, signal: AbortSignal): Promise<BenchRow> {
  const made = new Map<BenchBackend, RunSummary>();
  const times: Partial<Record<BenchBackend, BenchTime | string>> = {};
  const rounds: Record<BenchBackend, number[]> = { webgpu: [], wasm: [] };
  /** What the engine refuses is the reason why this backend has no time; the other goes on. */
  async function attempt(backend: BenchBackend, work: () => Promise<void>): Promise<void> {
    signal.throwIfAborted();
    if (times[backend] !== undefined) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      times[backend] = messageOf(error);
    }
  }
  try {
    for (const backend of benchBackends)
      await attempt(backend, async () => {
        // Where there is none that is fused, the engine takes the plain one.
        const run = await client.request('create', { experiment: { ...size.draft, backend, arithmetic: 'fused' }, owner: 'sweep' });
        made.set(backend, run);
        // What compiles, compiles now; and the processor settles on a number of threads.
        made.set(backend, await client.request('step', { id: run.id, count: Math.max(2, size.steps) }));
      });
    for (let round = 0; round < ROUNDS; round++)
      for (const [backend, before] of made)
        await attempt(backend, async () => {
          const after = await client.request('step', { id: before.id, count: size.steps });
          rounds[backend].push((after.elapsedMs - before.elapsedMs) / (after.step - before.step));
          made.set(backend, after);
        });
  } finally {
    await client.request('remove', { ids: [...made.values()].map(({ id }) => id) }).catch(() => undefined);
  }
  const timeOf = (backend: BenchBackend): BenchTime | string => {
    const { threads, arithmetic } = made.get(backend) ?? {};
    return (
      times[backend] ?? {
        ms: spreadOf(rounds[backend]).median,
        ...(threads === undefined ? {} : { threads }),
        ...(arithmetic === undefined ? {} : { arithmetic }),
      }
    );
  };
  return {
    name: size.name,
    width: size.draft.hiddenSize ?? 0,
    weights: weightsOf(size),
    times: { webgpu: timeOf('webgpu'), wasm: timeOf('wasm') },
  };
}
