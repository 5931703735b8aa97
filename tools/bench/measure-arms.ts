import { modeIds } from '../../src/catalog/modes/modes';
import { createEngineClient } from '../../src/worker/page/client';
import { median, noCalls, type BenchRow } from './compare';

const rounds = 3;
/** The budget of the default comparison. */
const steps = 300;

/**
 * The three arms of the default comparison through the page's own engine, from the first step to the last, a worker and a
 * thread each: every one alone, then all at once, in every round. Evaluations and records are part of it, as on the page.
 */
export async function measureArms(): Promise<readonly BenchRow[]> {
  const client = createEngineClient({ cores: null });
  const arms = await Promise.all(
    modeIds.map(async (mode) => (await client.request('create', { experiment: { task: 'reverse', mode, backend: 'wasm', steps } })).id),
  );
  const train = async (id: string): Promise<unknown> => client.request('finish', { id });
  const alone: number[] = [];
  const together: number[] = [];
  // The first round is not counted: code is compiled in it.
  for (let round = 0; round <= rounds; round++) {
    const times: number[] = [];
    for (const id of arms) times.push(await timeOf(async () => train(id)));
    await client.request('reset', { ids: arms });
    const all = await timeOf(async () => Promise.all(arms.map(train)));
    await client.request('reset', { ids: arms });
    if (round === 0) continue;
    alone.push(times.reduce((sum, time) => sum + time, 0) / times.length);
    together.push(all);
  }
  await client.request('remove', { ids: arms });
  const row = (path: string, times: readonly number[]): BenchRow => ({
    size: 'reverse',
    path,
    ...noCalls(),
    encodeMs: 0,
    stepMs: median(times) / steps,
    ratioToPlan: median(times.map((time, i) => time / (alone[i] ?? Number.NaN))),
  });
  return [row('plan-wasm, 1 arm', alone), row('plan-wasm, 3 arms at once', together)];
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
