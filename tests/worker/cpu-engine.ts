import '@tensorflow/tfjs-backend-cpu';
import type { ChosenBackend } from '../../src/worker/backends/choose';
import type { Handlers } from '../../src/worker/engine/answer';
import { createEngine } from '../../src/worker/engine/engine';
import type { EngineEvent } from '../../src/worker/protocol';

/** TensorFlow's cpu backend, as if it had been chosen: no plan, nothing to be lost. */
export const cpuBackend: ChosenBackend = {
  reports: [{ id: 'cpu', usable: true }],
  active: 'cpu',
  plan: { reason: 'no device in this test' },
};

export interface CpuEngine {
  readonly engine: Handlers;
  /** What it has told, in order; may be emptied. */
  readonly events: EngineEvent[];
}

/** An engine on the cpu backend, which the test has made current. @param plan where compiled steps run; by default nowhere */
export function cpuEngine(plan: ChosenBackend['plan'] = cpuBackend.plan): CpuEngine {
  const events: EngineEvent[] = [];
  return { engine: createEngine({ emit: (event) => events.push(event), chooseBackend: async () => ({ ...cpuBackend, plan }) }), events };
}
