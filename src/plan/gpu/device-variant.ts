import type { KernelVariant } from '../kernel-variant';
import { runsOn, variants, type VariantId } from '../variants';

/** The fastest kernel variant of a device, once measured. */
const chosen = new WeakMap<GPUDevice, VariantId>();
/** A fresh device in place of a lost one is of the same adapter. */
let last: VariantId = 'direct';

/** The variant for a device: the one chosen for it, else the last chosen for another; the default has no barriers. */
export function variantOf(device: GPUDevice): KernelVariant {
  const id = chosen.get(device) ?? last;
  return variants[runsOn(device, id) ? id : 'tiled'];
}

export function rememberVariant(device: GPUDevice, id: VariantId): void {
  chosen.set(device, id);
  last = id;
}
