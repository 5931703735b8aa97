/** Steps of optimisers whose numbers come from elsewhere; `tests/fixtures/optimisers/reference.py` says from where and makes them. */
import { expect } from 'vitest';
import { bySlot, optimiserStep, type OptimiserId, type OptimiserStep } from '../../src/catalog/optimisers/optimisers';
import { dispatchOf, type Dispatch } from '../../src/plan/dispatch';
import { optimise } from '../../src/plan/kernels/optimise/kernel';
import { partCount } from '../../src/plan/kernels/sum-step/kernel';
import { hyperWords, writeHyper } from '../../src/plan/step-input';
import adamwText from '../fixtures/optimisers/adamw.json?raw';
import lionText from '../fixtures/optimisers/lion.json?raw';
import sgdText from '../fixtures/optimisers/sgd.json?raw';

const texts: Readonly<Record<OptimiserId, string>> = { adamw: adamwText, lion: lionText, sgd: sgdText };

interface ReferenceSteps {
  readonly constants: Readonly<Record<string, number>>;
  readonly weightDecay: number;
  readonly clipNorm: number;
  /** Of each step. */
  readonly learningRates: readonly number[];
  readonly gradients: readonly (readonly number[])[];
  /** After each step. */
  readonly latents: readonly (readonly number[])[];
  readonly start: readonly number[];
  /** After the last step. */
  readonly slots: Readonly<Record<string, readonly number[]>>;
}

/** Weights and slots of an optimiser, flat. */
export interface Kept {
  readonly latents: Float32Array;
  readonly slots: Readonly<Record<string, Float32Array>>;
}

/** Takes the reference's steps one by one, and expects each to end where the reference does. */
export async function expectReference(
  id: OptimiserId,
  take: (before: Kept, gradient: Float32Array, step: number, settings: OptimiserStep) => Promise<Kept>,
): Promise<void> {
  const { constants, weightDecay, clipNorm, learningRates, gradients, latents, start, slots } = JSON.parse(texts[id]) as ReferenceSteps;
  let kept: Kept = { latents: Float32Array.from(start), slots: bySlot(id, () => new Float32Array(start.length)) };
  for (const [i, gradient] of gradients.entries()) {
    const settings = optimiserStep(id, learningRates[i]!, { constants, weightDecay, clipNorm });
    kept = await take(kept, Float32Array.from(gradient), i + 1, settings);
    expectNear(kept.latents, latents[i]!, `weights after step ${i + 1}`);
  }
  expect(Object.keys(kept.slots)).toEqual(Object.keys(slots));
  for (const [slot, values] of Object.entries(slots)) expectNear(kept.slots[slot]!, values, slot);
}

/** Numbers of about 1, in float32. */
function expectNear(found: Float32Array, expected: readonly number[], name: string): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(found[i]! - value), `${name}, ${i}`).toBeLessThan(2e-6);
}

/** Runs the kernel that ends a step on the values of its bindings. */
export type RunKernel = (
  dispatch: Dispatch,
  values: Readonly<Record<string, Float32Array>>,
) => Promise<Readonly<Record<string, Float32Array>>>;

/** The same steps by the kernel that ends one. */
export async function expectReferenceOfKernel(id: OptimiserId, run: RunKernel): Promise<void> {
  await expectReference(id, async (before, gradient, step, optimiser) => {
    const hyper = new Float32Array(hyperWords(id));
    writeHyper(hyper, { step, lambda: 1, nextLambda: 1, optimiser });
    const parts = new Float32Array(2 * partCount);
    parts.set([gradient.reduce((sum, slope) => sum + slope ** 2, 0), 1.5]);
    const values = { latents: before.latents, gradient, ...before.slots, hyper, parts, report: new Float32Array(4) };
    const slices = Object.fromEntries(
      Object.entries(values).map(([buffer, { length }]) => [buffer, { buffer, firstWord: 0, words: length }]),
    );
    const after = await run(dispatchOf(optimise({ optimiser: id, parameters: gradient.length }), slices), values);
    expect(after['report']![3]).toBe(step);
    return { latents: after['latents']!, slots: bySlot(id, (slot) => after[slot]!) };
  });
}
