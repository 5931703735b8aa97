import { runsOn, variants, type KernelVariant, type VariantId } from './variants';

/** Which kernels a device runs best, once somebody has tried them. */
const chosen = new WeakMap<GPUDevice, VariantId>();
/** A fresh device in place of a lost one is of the same adapter. */
let last: VariantId = 'direct';

/** Kernels for a device: those that were chosen for it, or last for another; without barriers where nothing is known. */
export function variantOf(device: GPUDevice): KernelVariant {
  const id = chosen.get(device) ?? last;
  return variants[runsOn(device, id) ? id : 'tiled'];
}

export function rememberVariant(device: GPUDevice, id: VariantId): void {
  chosen.set(device, id);
  last = id;
}
