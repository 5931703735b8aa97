import type { Plan } from '../compile';
import type { Dispatch } from '../dispatch';
import { padded } from '../kernel';
import { shaderFor, type KernelVariant } from '../kernel-variant';
import type { Shader } from '../wgsl';

/** A dispatch whose kernel is a shader. */
export interface ShaderDispatch extends Dispatch {
  readonly kernel: Shader;
}

/** A plan whose kernels are shaders: what a device runs. */
export interface ShaderPlan extends Plan {
  readonly quantise: readonly ShaderDispatch[];
  readonly step: readonly ShaderDispatch[];
  readonly count: readonly ShaderDispatch[];
  readonly record: readonly ShaderDispatch[];
}

/** Dispatches with the shaders of one variant in place of their kernels. */
const inShaders = (dispatches: readonly Dispatch[], variant: KernelVariant): readonly ShaderDispatch[] =>
  dispatches.map((dispatch) => ({ ...dispatch, kernel: shaderFor(variant, dispatch.kernel) }));

export const shaderPlan = (plan: Plan, variant: KernelVariant): ShaderPlan => ({
  ...plan,
  quantise: inShaders(plan.quantise, variant),
  step: inShaders(plan.step, variant),
  count: inShaders(plan.count, variant),
  record: inShaders(plan.record, variant),
});

/** What the uniform `at` of a dispatch holds: four offsets, then the sizes of its shader; whole multiples of 16 bytes. */
export function placeOf({ kernel, at }: Pick<ShaderDispatch, 'kernel' | 'at'>): Uint32Array<ArrayBuffer> {
  const sizes = Object.values(kernel.sizes);
  const words = new Uint32Array(padded(4 + sizes.length));
  words.set(at);
  words.set(sizes, 4);
  return words;
}
