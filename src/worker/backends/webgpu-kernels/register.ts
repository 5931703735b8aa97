import { registerOrderedMatMul } from './ordered-mat-mul';
import { registerOrderedSegmentSum } from './ordered-segment-sum';

let registered = false;

/**
 * Replaces the two kernels of the webgpu backend that add floating-point numbers in an order that changes from run to
 * run (atomics), so that the same seed gives the same losses to the bit. Call after the backend's module is loaded;
 * more calls do nothing.
 */
export function registerWebgpuKernels(): void {
  if (registered) return;
  registered = true;
  registerOrderedMatMul();
  registerOrderedSegmentSum();
}
