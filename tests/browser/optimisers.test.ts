/** Every optimiser in WGSL against numbers from elsewhere; see `tests/plan/optimisers.test.ts`. */
import { beforeAll, describe, it } from 'vitest';
import { optimiserIds } from '../../src/catalog/optimisers/optimisers';
import { expectReferenceOfKernel } from '../plan/reference-steps';
import { tensorflowDevice } from './plan-cases';
import { runInWgsl } from './run-in-wgsl';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});

describe.each(optimiserIds)('%s in WGSL', (id) => {
  it('takes the steps of the reference', async () => {
    await expectReferenceOfKernel(id, async (dispatch, before) => {
      const after = await runInWgsl(device, { dispatch, before });
      return Object.fromEntries(Array.from(after, ([name, words]) => [name, new Float32Array(words)]));
    });
  });
});
