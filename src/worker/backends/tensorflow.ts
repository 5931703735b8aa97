import * as words from '#words/worker/tensorflow';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { backendNames, type BackendId } from '../../experiment/experiment';
import { messageOf } from '../../math/text/message-of';
import { checkGradients } from './definition-self-test';

/** Starts a backend of TensorFlow.js and makes it current; rejects when it cannot. Its part of TensorFlow.js is loaded only when tried. */
const starters: Readonly<Record<BackendId, () => Promise<void>>> = {
  webgpu: async () => (await import('./webgpu-tensorflow')).shareWebgpu(),
  wasm: async () => (await import('./wasm')).startWasm(),
  cpu: async () => (await import('./cpu')).startCpu(),
};

/** Backends that have given the stored gradients, and those that have not, with the reason. */
const tested = new Map<BackendId, string | null>();

/** The start under way: TensorFlow.js mixes up backends that are started side by side. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a backend of TensorFlow.js current. Starting it proves nothing, so its gradients are tested when it first starts.
 * Rejects with the reason when it cannot start, or when they are wrong. Who asks meanwhile waits.
 *
 * @param proven another worker has tested it on this machine
 */
export async function startTensorFlow(id: BackendId, proven: boolean): Promise<void> {
  const starting = last.then(async () => startTested(id, proven));
  last = starting.catch(() => undefined);
  return starting;
}

async function startTested(id: BackendId, proven: boolean): Promise<void> {
  const known = tested.get(id);
  if (typeof known === 'string') throw new Error(known);
  // The device of WebGPU may have been replaced.
  if (known === undefined || id === 'webgpu') await starters[id]();
  else if (getBackend() !== id) await setBackend(id);
  if (known === null) return;
  if (!proven) {
    await checkGradients().catch((error: unknown) => {
      tested.set(id, messageOf(error));
      throw error;
    });
  }
  tested.set(id, null);
}

/** The same where compiled steps run on this backend: where TensorFlow.js does not work on it, another computes the definition. */
export async function startTensorFlowBeside(id: BackendId, proven: boolean): Promise<void> {
  const reasons: string[] = [];
  for (const candidate of new Set([id, 'wasm', 'cpu'] as const)) {
    try {
      await startTensorFlow(candidate, proven);
      return;
    } catch (error) {
      reasons.push(`${backendNames[candidate]}: ${messageOf(error)}`);
    }
  }
  throw new Error(words.doesNotWork(reasons.join(' ')));
}
