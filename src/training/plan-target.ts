import type { ModelSpec } from '../model/model-spec';
import type { PrepareOptions } from '../plan/gpu/execute';
import type { PlanStepperSettings } from './plan-stepper';
import type { Snapshot } from './snapshot';
import type { Stepper } from './stepper';
import { WasmStepper } from './wasm-stepper';

/** Where a compiled plan runs: on a device of WebGPU, or as WebAssembly on the processor. */
export type PlanTarget = { readonly kind: 'webgpu'; readonly device: GPUDevice } | { readonly kind: 'wasm' };

/** Resources beside the target itself. */
export interface PlanSurroundings extends PrepareOptions {
  /** Processor cores that a step may be divided among, asked before each; null: the calling thread takes them alone. */
  readonly coreShare?: (() => number) | null;
}

/** Compiles a plan and starts it. Throws a `PlanRefusal` where it cannot train the model there; fall back to the definition. */
export async function planStepperOn(
  target: PlanTarget,
  model: ModelSpec,
  snapshot: Snapshot,
  settings: PlanStepperSettings,
  { coreShare = null, ...options }: PlanSurroundings = {},
): Promise<Stepper> {
  if (target.kind === 'wasm') return WasmStepper.create(model, snapshot, settings, coreShare);
  // Only where there is a device to run it on.
  const { PlanStepper } = await import('./plan-stepper');
  return PlanStepper.create(target.device, model, snapshot, settings, options);
}
