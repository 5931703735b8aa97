import { scaleIndex } from '../../catalog/modes/granularity';
import { modeOf } from '../../catalog/modes/modes';
import type { Architecture } from '../../experiment/architecture';
import type { Arithmetic } from '../../math/fused-multiply-add';
import type { PortableTensor } from '../../formats/format';
import { prepareForwardInWasm, type CpuForward } from '../../plan/cpu/forward';
import { PlanRefusal } from '../../plan/plan-refusal';
import type { PlanBatch } from '../../plan/step-input';
import { definition } from '../backends/definition';
import type { Answers } from './definition-answers';

/**
 * By the compiled forward pass, for which nothing has to be fetched; by the definition where the plan does not take the model.
 *
 * @param count sequences of the batch
 */
export async function answersTo(architecture: Architecture, inputs: PlanBatch, count: number, arithmetic: Arithmetic): Promise<Answers> {
  // Bare codes are no effective weights of a plan that divides by the scale of what it is given.
  if (architecture.weightScale !== 'none') {
    try {
      return compiledAnswers(await prepareForwardInWasm(architecture, count, arithmetic), architecture, inputs);
    } catch (error) {
      if (!(error instanceof PlanRefusal)) throw error;
    }
  }
  const { definitionAnswers } = await definition(async () => import('./definition-answers'));
  return definitionAnswers(architecture, inputs, count);
}

function compiledAnswers(forward: CpuForward, { mode }: Architecture, inputs: PlanBatch): Answers {
  const isCoded = (tensors: readonly PortableTensor[]): boolean => tensors.some(({ kind }) => kind === 'codes');
  return {
    async ofLatents(latents) {
      forward.load(latents, 1);
      return forward.run(inputs);
    },
    async ofTensors(tensors) {
      // At λ = 0 a weight is used as it is, and that of a file is its code times its scale.
      if (modeOf(mode).levels !== null && isCoded(tensors)) forward.load(effectiveWeights(tensors), 0, 1);
      else forward.load(effectiveWeights(tensors), 1);
      return forward.run(inputs);
    },
  };
}

/** All weights in one vector, coded ones multiplied by their scales. */
function effectiveWeights(tensors: readonly PortableTensor[]): Float32Array {
  const parts = tensors.map((tensor) => {
    if (tensor.kind === 'float') return tensor.values;
    const { granularity, values } = tensor.scale;
    const indexOf = scaleIndex(granularity, tensor.shape);
    return Float32Array.from(tensor.codes, (code, i) => code * (values[indexOf(i)] ?? Number.NaN));
  });
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
