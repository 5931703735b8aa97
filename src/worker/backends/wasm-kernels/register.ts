import { registerDirectSplit } from './direct-split';
import { registerSegmentSum } from './segment-sum';
import { registerSharingIdentity } from './sharing-identity';
import { registerTransposingMatMul } from './transposing-mat-mul';

let registered = false;

/** Adds the kernel that the wasm backend lacks and replaces those it does slowly. Call before the backend starts; more calls do nothing. */
export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  registerSegmentSum();
  registerTransposingMatMul();
  registerSharingIdentity();
  registerDirectSplit();
}
