/** PyTorch's activations in WGSL, by the kernels without barriers and by those for graphics cards; see `tests/plan/activations.test.ts`. */
import { beforeAll, describe, it } from 'vitest';
import { direct, shaderFor } from '../../src/plan/kernel-variant';
import { variants } from '../../src/plan/variants';
import { activationCases } from '../model/activation-goldens';
import { expectActivations } from '../plan/reference-activations';
import { tensorflowDevice } from './plan-cases';
import { runInWgsl } from './run-in-wgsl';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});

describe.each([
  ['a thread for each row', direct],
  ['a workgroup for each row', variants.tiled],
] as const)('activations of the reference in WGSL, %s', (_label, variant) => {
  it.each(activationCases().map((each) => [each.name, each] as const))('%s', async (_name, activationCase) => {
    await expectActivations(activationCase, async (dispatch, before) => {
      const after = await runInWgsl(device, { dispatch, before }, shaderFor(variant, dispatch.kernel));
      return Object.fromEntries(Array.from(after, ([name, words]) => [name, new Float32Array(words)]));
    });
  });
});
