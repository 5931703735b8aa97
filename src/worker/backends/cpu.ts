import * as words from '#words/worker/tensorflow';
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';

/** Makes plain JavaScript the current backend: slow, and runs everywhere. */
export async function startCpu(): Promise<void> {
  if (!(await setBackend('cpu'))) throw new Error(words.noCpu);
}
