import { kernelFeaturesOf } from '../../src/plan/kernel-features';
import { offerWebgpu } from '../../tools/bench/dawn.mjs';

/** A device of this machine's graphics adapter, through Dawn in Node, with every feature that kernels may use. */
export async function openDevice(): Promise<GPUDevice> {
  const { adapter, name } = await offerWebgpu();
  const features = kernelFeaturesOf(adapter);
  console.log(`${name}: ${features.join(', ') || 'neither subgroups nor f16'}`);
  return adapter.requestDevice({ requiredFeatures: features });
}
