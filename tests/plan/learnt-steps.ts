/** What PyTorch says of training with learnt scales, asked of a compiled step wherever it runs. */
import { expect } from 'vitest';
import { elementCount, learntScaleOf } from '../../src/experiment/architecture';
import type { BitNet } from '../../src/model/bitnet';
import { flatten, relativeDistance } from '../browser/plan-cases';
import { startOfModel, type LearntModel } from '../model/learnt-goldens';
import type { Stored } from '../model/reference';
import { ourName } from '../model/torch-names';

export interface Steps {
  /** Takes step number `step`, from 1; its loss. */
  take(step: number): Promise<number> | number;
  read(name: 'latents' | 'gradient'): Promise<Float32Array> | Float32Array;
}

/** Loss and gradients of the first step, losses on the way, weights and scales at the end. */
export async function expectLearnt(model: BitNet, one: LearntModel, { take, read }: Steps): Promise<void> {
  const partOf = (flat: Float32Array, name: string): Float32Array => {
    const at = model.parameters.findIndex((spec) => spec.name === name);
    const offset = model.parameters.slice(0, at).reduce((sum, { shape }) => sum + elementCount(shape), 0);
    return flat.subarray(offset, offset + elementCount(model.parameters[at]!.shape));
  };
  const scaleOf = (name: string): string => learntScaleOf(ourName(name));
  const { training } = one;
  for (const [i, loss] of training.losses.entries()) {
    expect(Math.abs((await take(i + 1)) - loss), `loss ${i}`).toBeLessThan(1e-4);
    if (i > 0) continue;
    const gradient = await read('gradient');
    for (const [name, { data }] of Object.entries(one.grads))
      expect(relativeDistance(partOf(gradient, ourName(name)), data), name).toBeLessThan(1e-3);
    for (const [name, { data }] of Object.entries(one.grad_alphas))
      expect(relativeDistance(partOf(gradient, scaleOf(name)), data), `${name}, scale`).toBeLessThan(1e-3);
  }
  const latents = await read('latents');
  const expectNear = (name: string, { data }: Stored): void => {
    const found = partOf(latents, name);
    expect(found).toHaveLength(data.length);
    found.forEach((value, i) => expect(Math.abs(value - data[i]!), name).toBeLessThan(1e-4));
  };
  for (const [name, stored] of Object.entries(training.params_end)) expectNear(ourName(name), stored);
  for (const [name, stored] of Object.entries(training.alphas_end)) expectNear(scaleOf(name), stored);
  // Nothing of this holds by chance: scales have moved.
  const start = flatten(model, startOfModel(model, one));
  for (const name of Object.keys(one.alphas))
    expect(relativeDistance(partOf(latents, scaleOf(name)), [...partOf(start, scaleOf(name))])).toBeGreaterThan(1e-4);
}
