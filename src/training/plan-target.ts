import type { BitNet } from '../model/bitnet';
import { PlanStepper, type PlanStepperSettings } from './plan-stepper';
import type { Snapshot, Stepper } from './stepper';
import { WasmStepper } from './wasm-stepper';

/** Where a compiled plan runs: on a device of WebGPU, or as WebAssembly on the processor. */
export type PlanTarget = { readonly kind: 'webgpu'; readonly device: GPUDevice } | { readonly kind: 'wasm' };

/**
 * Compiles a plan and starts it. Throws a `PlanRefusal` where it cannot train the model there; the definition always can.
 *
 * @param onProgress share of the kernels that are compiled, 0 … 1
 */
export async function planStepperOn(target: PlanTarget, model: BitNet, snapshot: Snapshot, settings: PlanStepperSettings, onProgress?: (share: number) => void): Promise<Stepper> {
  return target.kind === 'wasm' ? WasmStepper.create(model, snapshot, settings) : PlanStepper.create(target.device, model, snapshot, settings, onProgress);
}
