/** The benchmark of `?bench`: what is asked of the engine, and what the report says. */
import { describe, expect, it } from 'vitest';
import { benchReport } from '../../../src/state/bench/bench-report';
import { benchSizes, weightsOf, type BenchSize } from '../../../src/state/bench/bench-sizes';
import { measureBackends, type BenchRow } from '../../../src/state/bench/measure-backends';
import { validate } from '../../../src/experiment/validate';
import { EngineError } from '../../../src/worker/engine-error';
import type { EngineClient } from '../../../src/worker/page/client';

const size: BenchSize = { name: 'tiny', steps: 10, draft: { task: 'tales', mode: 'ternary', hiddenSize: 32, numHeads: 2, numLayers: 1 } };

/** An engine whose steps take as long as is said, in ms, round by round; the first request warms up. */
function engineOf(stepMs: Readonly<Record<string, readonly number[]>>, asked: string[] = []): EngineClient {
  const runs = new Map<string, { backend: string; requests: number; step: number; elapsedMs: number }>();
  const request = async (type: string, args: Record<string, unknown>): Promise<unknown> => {
    await Promise.resolve();
    if (type === 'create') {
      const { backend } = args['experiment'] as { backend: string };
      asked.push(`create ${backend} for ${String(args['owner'])}`);
      if (stepMs[backend] === undefined) throw new EngineError({ code: 'no-backend', message: 'This browser has no WebGPU.' });
      runs.set(backend, { backend, requests: 0, step: 0, elapsedMs: 0 });
      return { id: backend, step: 0, elapsedMs: 0 };
    }
    if (type === 'remove') {
      asked.push(`remove ${(args['ids'] as string[]).join(' ')}`);
      return null;
    }
    const run = runs.get(String(args['id']));
    const count = Number(args['count']);
    if (run === undefined) throw new Error('unknown run');
    asked.push(`${run.backend} ${count}`);
    const ms = run.requests === 0 ? 1000 : (stepMs[run.backend]?.[run.requests - 1] ?? NaN);
    run.requests++;
    run.step += count;
    run.elapsedMs += ms * count;
    return { id: run.backend, step: run.step, elapsedMs: run.elapsedMs, ...(run.backend === 'wasm' ? { threads: 2 } : {}) };
  };
  return { request, subscribe: () => () => undefined } as unknown as EngineClient;
}

describe('measuring', () => {
  it('takes the backends in turn, tells the median of three rounds, and leaves no run behind', async () => {
    const asked: string[] = [];
    const { times } = await measureBackends(engineOf({ webgpu: [2, 50, 3], wasm: [8, 7, 9] }, asked), size, new AbortController().signal);
    expect(times).toEqual({ webgpu: { ms: 3 }, wasm: { ms: 8, threads: 2 } });
    expect(asked).toEqual([
      'create webgpu for sweep',
      'webgpu 10',
      'create wasm for sweep',
      'wasm 10',
      'webgpu 10',
      'wasm 10',
      'webgpu 10',
      'wasm 10',
      'webgpu 10',
      'wasm 10',
      'remove webgpu wasm',
    ]);
  });

  it('says why a backend has no time, and measures the other', async () => {
    const { times } = await measureBackends(engineOf({ wasm: [8, 7, 9] }), size, new AbortController().signal);
    expect(times).toEqual({ webgpu: 'This browser has no WebGPU.', wasm: { ms: 8, threads: 2 } });
  });

  it('stops where it is told to, and removes what it made', async () => {
    const asked: string[] = [];
    const stopping = new AbortController();
    const client = engineOf({ webgpu: [2, 2, 2], wasm: [8, 7, 9] }, asked);
    const measuring = measureBackends(client, size, stopping.signal);
    stopping.abort(new Error('stopped'));
    await expect(measuring).rejects.toThrow('stopped');
    expect(asked.at(-1)).toBe('remove webgpu');
  });
});

describe('sizes', () => {
  it.each(benchSizes)('$name can be trained', ({ draft }) => {
    expect(validate(draft).issues).toEqual([]);
  });

  it('grow by about a factor of eight', () => {
    const weights = benchSizes.map(weightsOf);
    for (const [i, count] of weights.entries()) if (i > 0) expect(count / (weights[i - 1] ?? 0)).toBeGreaterThan(3);
    expect(weights.at(-1)).toBeGreaterThan(3_000_000);
  });
});

describe('the report', () => {
  const row: BenchRow = {
    name: 'tiny',
    width: 32,
    weights: 12_345,
    times: { webgpu: { ms: 1.23456 }, wasm: { ms: 0.5, threads: 2 } },
  };
  const machine = { browser: 'Browser 1', cores: 8, isIsolated: true, date: new Date(Date.UTC(2026, 0, 2)) };

  it('holds times, their ratio and what the card is called', () => {
    const text = benchReport([row], {
      ...machine,
      backends: [{ id: 'webgpu', adapter: 'Card 7', usable: true, kernels: 'tiled' }],
    });
    expect(text).toContain('benchmark of 2026-01-02');
    expect(text).toContain('- WebGPU: Card 7; tiled');
    expect(text).toContain('| tiny | 32 | 12345 | 1.23 | 0.5 (2 threads) | 0.41 |');
  });

  it('says why there is no time, and that a page that is not isolated computes on one thread', () => {
    const text = benchReport([{ ...row, times: { ...row.times, webgpu: 'This browser has no WebGPU.' } }], {
      ...machine,
      isIsolated: false,
      backends: [],
    });
    expect(text).toContain('- WebGPU gave no time: This browser has no WebGPU.');
    expect(text).toContain('8 threads, of which one computes');
    expect(text).toContain('| – | 0.5 (2 threads) | – |');
  });
});
