/**
 * The step with fused multiply-add, in a browser that has it: against the definition, and a checkpoint that goes on to the bit. Every
 * sum to the bit, threads included: `tests/plan/product-bits.test.ts` and `tests/plan/threads.test.ts`.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasFusedMultiplyAdd } from '../../src/math/fused-multiply-add';
import { cpuStep, wasmExecutor } from '../plan/cpu-step';
import { tinyExperiment } from '../tiny-experiment';
import { DrivenEngine } from './driven-engine';
import { definitionStep } from './plan-cases';
import { expectParity, parityCases } from './plan-parity-rules';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.skipIf(!hasFusedMultiplyAdd())('a fused step', () => {
  // All of them are held against the plain one in Node; what differs is the rounding of sums, in whatever they stand.
  it.each(parityCases.filter((_, i) => i % 9 === 0))('is a step of the definition: %s', async (_name, planCase) => {
    await expectParity(planCase, cpuStep(await wasmExecutor(planCase, 'fused'), planCase), await definitionStep(planCase));
  });

  it('goes on from a checkpoint as if it had never stopped, and the file says how it was computed', async () => {
    const experiment = tinyExperiment({ backend: 'wasm', arithmetic: 'fused', feedForwardSize: 12, steps: 12, lambdaSteps: 4 });
    const driven = new DrivenEngine();
    const made = await driven.created(experiment);
    expect(made).toMatchObject({ path: 'plan', arithmetic: 'fused' });
    await driven.engine.step({ id: made.id, count: 5 });
    const { bytes } = await driven.engine.export({ id: made.id, format: 'checkpoint' });
    await driven.engine.finish({ id: made.id });
    const undisturbed = driven.losses(made.id).slice(5);

    const later = new DrivenEngine();
    await later.engine.backends({ prefer: 'wasm', only: true });
    const opened = await later.engine.open({ bytes });
    expect(opened).toMatchObject({ step: 5, arithmetic: 'fused' });
    expect(opened.wentPlain).toBeUndefined();
    await later.engine.finish({ id: opened.id });
    expect(later.losses(opened.id)).toEqual(undisturbed);

    const plain = await driven.created({ ...experiment, arithmetic: 'plain' });
    await driven.engine.finish({ id: plain.id });
    expect(plain.arithmetic).toBe('plain');
    expect(driven.losses(plain.id).slice(5)).not.toEqual(undisturbed);
    await driven.removeAll();
    await later.removeAll();
  });
});
