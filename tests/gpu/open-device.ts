import { offerWebgpu } from '../../tools/bench/dawn.mjs';

/** A device of this machine's graphics adapter, through Dawn in Node, with every feature that kernels may use. */
export async function openDevice(): Promise<GPUDevice> {
  await offerWebgpu();
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('No graphics adapter.');
  const { vendor, architecture, description } = adapter.info;
  const wanted: readonly GPUFeatureName[] = ['subgroups', 'shader-f16'];
  const offered = wanted.filter((feature) => adapter.features.has(feature));
  console.log(`${[vendor, architecture, description].filter(Boolean).join(' ')}: ${offered.join(', ') || 'neither subgroups nor f16'}`);
  return adapter.requestDevice({ requiredFeatures: offered });
}
