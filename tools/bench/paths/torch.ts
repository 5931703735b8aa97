import { writeBase64, base64Length } from '../../../src/math/bytes/base64';
import type { BenchPath } from '../bench-path';
import { modelOf, optimiser, type BenchSize } from '../sizes';

declare global {
  interface Window {
    /** Starts PyTorch in a process of its own, with a model; resolves to its name. The argument and all answers are JSON. */
    startTorch(start: string): Promise<string>;
    /** One step of it. */
    stepOfTorch(batch: string): Promise<string>;
    endTorch(): Promise<void>;
  }
}

/** The same model and step in native PyTorch, and what it calls itself. Its time is its own: the way to it is no part of a step. */
export async function torchPath(size: BenchSize): Promise<{ readonly label: string; readonly path: BenchPath }> {
  const model = modelOf(size);
  const { hiddenSize, numHeads, numLayers, feedForwardSize, seqLen, vocabSize } = size;
  const { beta1, beta2, epsilon } = optimiser.constants;
  const weights = Object.fromEntries(Object.entries(model.initialise(1)).map(([name, values]) => [name, base64(values)]));
  const start = {
    model: {
      vocab: vocabSize,
      width: hiddenSize,
      heads: numHeads,
      layers: numLayers,
      inner: feedForwardSize,
      seq: seqLen,
      theta: model.architecture.ropeTheta,
      eps: model.architecture.normEpsilon,
    },
    weights,
    optimiser: { learningRate: optimiser.learningRate, betas: [beta1, beta2], epsilon, clipNorm: optimiser.clipNorm },
  };
  const { label } = JSON.parse(await window.startTorch(JSON.stringify(start))) as { readonly label: string };
  let stepMs = Number.NaN;
  return {
    label,
    path: {
      async step({ inputs, targets }) {
        const answer = await window.stepOfTorch(JSON.stringify({ inputs: [...inputs], targets: [...targets] }));
        const step = JSON.parse(answer) as { readonly lossNats: number; readonly stepMs: number };
        stepMs = step.stepMs;
        return step.lossNats;
      },
      ownStepMs: () => stepMs,
      dispose: () => void window.endTorch(),
    },
  };
}

function base64(values: Float32Array): string {
  const into = new Uint8Array(base64Length(values.byteLength));
  writeBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), into, 0);
  return new TextDecoder().decode(into);
}
