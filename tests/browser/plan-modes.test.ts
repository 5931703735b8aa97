/** A mode says its rule twice, for TensorFlow.js and for WebGPU: both must give the same codes, ties included. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { modeOf } from '../../src/catalog/modes/modes';
import { quantiserOf } from '../../src/catalog/modes/round-by';
import { unpackTwoBitCodes } from '../../src/math/codes/two-bit-codes';
import { build } from '../../src/model/bitnet';
import { flatten, latentsOf, preparedPlan, tensorflowDevice, type PlanCase } from './plan-cases';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
  await tf.setBackend('cpu');
});

/** Means of exactly 0 and absolute means of exactly 1, with weights on every threshold, and a matrix of zeros. */
const matrices = { ties: [0.5, -0.5, 1.5, -1.5, 0, 0, 2, -2], zeros: Array.from({ length: 8 }, () => 0) };
const rules = (['ternary', 'binary'] as const).flatMap((mode) => (['bitnet', 'edifice'] as const).map((variant) => ({ mode, variant })));

it.each(rules.flatMap((rule) => Object.entries(matrices).map(([name, values]) => ({ ...rule, name, values }))))(
  '$mode, $variant, $name',
  async ({ mode, variant, values }) => {
    const planCase: PlanCase = {
      options: {
        vocabSize: 4,
        hiddenSize: 8,
        numHeads: 2,
        numLayers: 1,
        seqLen: 4,
        feedForwardSize: 8,
        dropout: 0,
        quantize: mode,
        variant,
      },
      batchSize: 1,
      lambda: 1,
      seed: 1,
    };
    const model = build(planCase.options);
    const weights = latentsOf(model, 1);
    const name = 'blocks.0.attention.output.weight';
    weights[name] = Float32Array.from({ length: 64 }, (_, i) => values[i % 8]!);
    const executor = await preparedPlan(device, planCase);
    executor.load({ latents: flatten(model, weights) }, 1);
    const { base } = executor.plan.layout.group('blocks.0.attention.output');
    const effective = await executor.read('effective');
    const { recorded } = await executor.look({ recorded: [name], flipCountsOf: null });
    executor.destroy();
    const expected = quantiserOf(modeOf(mode))(tf, tf.tensor2d(weights[name], [8, 8]), variant);
    const plain = (numbers: Iterable<number>): number[] => Array.from(numbers, (value) => value + 0);
    expect([...unpackTwoBitCodes(recorded[0]!.codes, 64)]).toEqual(plain(await expected.codes.data()));
    expect(plain(effective.slice(base, base + 64))).toEqual(plain(await tf.mul(expected.codes, expected.scale).data()));
  },
);
