import { memory } from '@tensorflow/tfjs-core';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { chooseBackend, replaceBackend } from '../../src/worker/backends/choose';
import { createEngine } from '../../src/worker/engine/engine';
import { countLiveBuffers } from './live-buffers';
import { countLiveMemories } from './live-memories';

/** What is held after so many steps. */
export interface Held {
  readonly step: number;
  readonly lossNats: number;
  readonly tensors: number;
  readonly tensorBytes: number;
  readonly buffers: number;
  readonly bufferBytes: number;
  /** Of WebAssembly, where the compiled step keeps everything. */
  readonly memories: number;
  readonly memoryBytes: number;
  /** Time spent in steps since the run began. */
  readonly elapsedMs: number;
}

declare global {
  interface Window {
    /** What `long-run.mjs` asks of this page: one engine, one run, trained part by part. */
    longRun: {
      start(experiment: ExperimentDraft): Promise<{ readonly path: string; readonly parameters: number; readonly backend: string }>;
      train(steps: number): Promise<Held>;
    };
  }
}

const buffers = countLiveBuffers();
const memories = countLiveMemories();
let lossNats = Number.NaN;
const engine = createEngine({
  emit(event) {
    if (event.type === 'progressed') lossNats = event.steps.at(-1)?.lossNats ?? lossNats;
  },
  chooseBackend,
  replaceBackend,
});
let id = '';

window.longRun = {
  async start(experiment) {
    const summary = await engine.create({ experiment });
    id = summary.id;
    return { path: summary.path ?? 'definition', parameters: summary.parameters, backend: summary.backend };
  },
  async train(steps) {
    const { step, elapsedMs } = await engine.step({ id, count: steps });
    // As much as the page does of it: looking at the weights and asking the model.
    await engine.inspect({ id });
    await engine.predict({ id, input: '31415926' });
    const { numTensors, numBytes } = memory();
    return { step, lossNats, tensors: numTensors, tensorBytes: numBytes, ...buffers(), ...memories(), elapsedMs };
  },
};
