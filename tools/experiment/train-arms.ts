import { availableParallelism } from 'node:os';
import { createEngineClient } from '../../src/worker/page/client';
import { coreLedger } from '../../src/worker/cores';
import type { Evaluation, ExportedFile, FormatReport, RunSummary, StepReport } from '../../src/worker/protocol';
import type { Plan } from './flags';
import { spawnThread } from './node-worker';

/** One trained run with everything that was measured along the way. */
export interface RunResult {
  readonly arm: string;
  readonly seed: number;
  readonly summary: RunSummary;
  /** Every step. */
  readonly series: readonly StepReport[];
  /** On held-out data, in the order of steps. */
  readonly evaluations: readonly Omit<Evaluation, 'examples'>[];
  readonly files: readonly (ExportedFile & { readonly format: string })[];
  /** Formats that this run cannot be written in, and why. */
  readonly refused: readonly FormatReport[];
}

export interface TrainOptions extends Pick<Plan, 'arms' | 'seeds' | 'jobs' | 'threads' | 'given' | 'formats'> {
  /** The bundled engine. */
  readonly engine: URL;
  /** Share of all steps that are done, 0 … 1, and what is being trained. */
  readonly onProgress: (share: number, doing: string) => void;
  readonly onNote: (note: string) => void;
}

/** Trains every arm with every seed, `jobs` at a time; results in the order asked for. Rejects with the first failure. */
export async function trainArms({
  arms,
  seeds,
  jobs,
  threads,
  given,
  formats,
  engine,
  onProgress,
  onNote,
}: TrainOptions): Promise<readonly RunResult[]> {
  const wanted = arms.flatMap((arm) => seeds.map((seed) => ({ arm, seed })));
  const results: RunResult[] = [];
  const done = wanted.map(() => 0);
  let next = 0;
  const report = (doing: string): void => onProgress(done.reduce((sum, share) => sum + share, 0) / wanted.length, doing);

  // Runs that end leave their cores to the others.
  const cores = threads === null ? coreLedger(availableParallelism()) : coreLedger(threads * jobs, threads);

  async function work(): Promise<void> {
    const client = createEngineClient({ spawn: () => spawnThread(engine), cores });
    if (given !== null) await client.request('holdData', { data: given.data });
    for (let i = next++; i < wanted.length; i = next++) {
      const { arm, seed } = wanted[i]!;
      const series: StepReport[] = [];
      const evaluations: Omit<Evaluation, 'examples'>[] = [];
      const { id, planRefusal } = await client.request('create', { experiment: { ...arm.draft, seed } });
      if (planRefusal !== undefined) onNote(`${arm.name}: ${planRefusal}`);
      const unsubscribe = client.subscribe((event) => {
        if (event.type === 'progressed' && event.summary.id === id) {
          series.push(...event.steps);
          done[i] = event.summary.step / event.summary.steps;
          report(`${arm.name}, seed ${seed}`);
        } else if (event.type === 'evaluated' && event.id === id) {
          const { examples: _shown, ...evaluation } = event.evaluation;
          evaluations.push(evaluation);
        }
      });
      const summary = await client.request('finish', { id });
      unsubscribe();
      const offered = formats.length === 0 ? [] : (await client.request('formats', { id })).filter((format) => formats.includes(format.id));
      const files = [];
      for (const { id: format } of offered.filter(({ available }) => available))
        files.push({ format, ...(await client.request('export', { id, format })) });
      results[i] = { arm: arm.name, seed, summary, series, evaluations, files, refused: offered.filter(({ available }) => !available) };
      await client.request('remove', { ids: [id] });
    }
  }

  await Promise.all(Array.from({ length: Math.min(jobs, wanted.length) }, work));
  return results;
}
