import type { PortableModel, PortableTensor } from '../../formats/format';
import { bitNetOf, type BitNet } from '../../model/bitnet';
import { disposeWeights, packWeights, unpackWeights, type WeightSet } from '../../model/weights';
import type { Examples } from '../../training/batches';
import { weightsOfRun } from '../../training/definition/definition-run';
import { lookAtWeights } from '../../training/definition/inspect';
import { definitionMeter } from '../../training/definition/measure';
import { evaluate } from '../../training/evaluate';
import { reportLook, wishOf, type Look } from '../../training/look';
import type { Evaluation } from '../../training/reports';
import type { Run } from '../../training/run';
import { hasLatents, type WithSource } from './run-source';

/** The weights of a run on the backend of TensorFlow.js, as they were at one step. */
export interface RunWeights {
  readonly model: BitNet;
  readonly weights: WeightSet;
  readonly step: number;
}

/** Calls `use` with weights that stay valid until it resolves, regardless of training meanwhile. */
export async function withWeights<T>({ source, model }: WithSource, use: (weights: RunWeights) => Promise<T>): Promise<T> {
  return using(source.kind === 'training' ? await weightsOfRun(source.run) : weightsOfFile(model.architecture, source.file), use);
}

async function using<T>(on: RunWeights, use: (weights: RunWeights) => Promise<T>): Promise<T> {
  try {
    return await use(on);
  } finally {
    disposeWeights(on.weights);
  }
}

function weightsOfFile(architecture: BitNet['architecture'], file: PortableModel): RunWeights {
  const model = bitNetOf(architecture);
  return { model, weights: unpackWeights(model, file), step: file.step };
}

/** An opened model that holds latents, packed: its codes follow from them by the rule of its mode. */
export async function packOpened(live: WithSource): Promise<readonly PortableTensor[]> {
  return withWeights(live, async ({ model, weights }) => packWeights(model, weights));
}

/** Looks at the weights of an opened model; with `layer`, at every weight of it. */
export async function inspectOpened(live: WithSource, layer: string | null): Promise<Look> {
  return withWeights(live, async ({ model, weights, step }) => {
    const wish = wishOf(model, layer, 1);
    return reportLook(model, await lookAtWeights(model, { weights, hasLatents: hasLatents(live) }, wish), wish, {
      step,
      lambda: 1,
      flips: [],
    });
  });
}

/** Evaluates the current weights of a run whose steps cannot measure them; training may go on meanwhile. */
export async function evaluateByDefinition(run: Run, heldOut: (step: number) => Examples): Promise<Evaluation> {
  const { elapsedMs } = run;
  return using(await weightsOfRun(run), async ({ model, weights, step }) =>
    evaluate(definitionMeter(model, weights), model.architecture, heldOut(step), { step, elapsedMs }),
  );
}
