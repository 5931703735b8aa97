import { defaultMode, hasOwnBlocks, type ModeId } from '../../src/catalog/modes/modes';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import type { Setting } from '../../src/experiment/measured-rates';
import { experimentDraftOf } from '../../src/state/draft';
import type { EngineClient } from '../../src/worker/page/client';
import { latentsOf } from './latents';
import type { RecordedRun } from './recorded-run';

export interface WantedRun extends Setting {
  readonly mode: ModeId;
  readonly rate: number;
  readonly seed: number;
}

/** Trains one model on WebAssembly to its end. */
export async function trainRun(client: EngineClient, { rate, ...wanted }: WantedRun): Promise<Required<RecordedRun>> {
  const { id } = await client.request('create', { experiment: { ...shaped(wanted), learningRate: rate, backend: 'wasm' } });
  const curve: [number, number][] = [];
  const unsubscribe = client.subscribe((event) => {
    if (event.type === 'evaluated' && event.id === id) curve.push([event.evaluation.step, rounded(event.evaluation.heldOutLossNats)]);
  });
  const summary = await client.request('finish', { id });
  unsubscribe();
  const latents = latentsOf(wanted.mode, await client.request('inspect', { id }));
  await client.request('remove', { ids: [id] });
  const [, loss = Number.NaN] = curve.at(-1) ?? [];
  if (summary.step < summary.steps || !Number.isFinite(loss))
    throw new Error(`${wanted.task}, ${wanted.mode}, rate ${rate}, seed ${wanted.seed}: ${summary.failure ?? 'stopped before its end'}`);
  return { ...wanted, rate, loss, score: rounded(summary.score ?? Number.NaN), curve, latents };
}

/** A recipe with blocks of its own has as many weights as the default one beside it. */
function shaped({ recipe, ...wanted }: Omit<WantedRun, 'rate'>): ExperimentDraft {
  const { task, mode, ...settings } = wanted;
  if (!hasOwnBlocks(mode)) return { ...wanted, recipe };
  return experimentDraftOf({ task, modes: [defaultMode, mode], seeds: 1, budget: 'parameters', settings }, mode);
}

/** As many digits as the project keeps of recorded losses. */
const rounded = (value: number): number => Number(value.toPrecision(5));
