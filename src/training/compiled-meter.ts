import type { Architecture } from '../experiment/architecture';
import type { Arithmetic } from '../math/fused-multiply-add';
import { breathing } from '../math/breath';
import { prepareForwardInWasm, type CpuForward } from '../plan/cpu/forward';
import { sliceOf, toArrays, type Examples } from './batches';
import type { Meter } from './evaluate';
import { tallyOf, type Measured } from './tally';

/** Tokens of a pass: it must not keep the worker from its messages for long. */
const tokensOfPass = 512;
/** Forward passes that are kept ready. A comparison of three modes uses three, whatever the number of its runs. */
const mostKept = 4;

/** A forward pass that several runs use in turn. */
interface SharedForward {
  inTurn<T>(use: (forward: CpuForward) => Promise<T>): Promise<T>;
}

const kept = new Map<string, SharedForward>();

/** By architecture and arithmetic; the one that was used longest ago makes room. */
function forwardOf(architecture: Architecture, arithmetic: Arithmetic): SharedForward {
  const key = JSON.stringify([architecture, arithmetic]);
  const shared = kept.get(key) ?? sharedForward(architecture, arithmetic, () => kept.delete(key));
  kept.delete(key);
  kept.set(key, shared);
  for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
  return shared;
}

function sharedForward(architecture: Architecture, arithmetic: Arithmetic, onFailure: () => void): SharedForward {
  const prepared = prepareForwardInWasm(architecture, Math.max(1, Math.floor(tokensOfPass / architecture.seqLen)), arithmetic);
  prepared.catch(onFailure);
  let last: Promise<unknown> = prepared;
  return {
    async inTurn(use) {
      const turn = last.then(
        async () => use(await prepared),
        async () => use(await prepared),
      );
      last = turn;
      return turn;
    },
  };
}

/**
 * Measures weights by the compiled forward pass in WebAssembly: the arithmetic that trained them, with no need of TensorFlow.js.
 *
 * @param latents `[parameters]`, in the order of the model's parameters
 */
export function compiledMeter(architecture: Architecture, arithmetic: Arithmetic, latents: Float32Array): Meter {
  return async (held, { mode, lambda }) =>
    forwardOf({ ...architecture, mode, dropout: 0 }, arithmetic).inTurn(async (forward) => {
      forward.load(latents, lambda);
      return measureBy(forward, architecture.seqLen, held);
    });
}

async function measureBy(forward: CpuForward, seqLen: number, held: Examples): Promise<Measured> {
  const tally = tallyOf(held);
  const count = held.examples.length;
  const breathe = breathing();
  for (let start = 0; start < count; start += forward.batchSize) {
    await breathe();
    const chunk = sliceOf(held, start, start + forward.batchSize);
    const outputs = forward.run(toArrays(filledUp(chunk, forward.batchSize), seqLen));
    const each = outputs.length / forward.batchSize;
    for (let i = 0; i < chunk.examples.length; i++) tally.take(outputs.subarray(i * each, (i + 1) * each));
  }
  return tally.measured();
}

/** The last chunk, with its first example repeated: what comes out for these is not read. */
function filledUp(chunk: Examples, count: number): Examples {
  const fill = <E>(examples: readonly E[]): readonly E[] => {
    const [first] = examples;
    return first === undefined ? examples : [...examples, ...Array.from({ length: count - examples.length }, () => first)];
  };
  switch (chunk.kind) {
    case 'tokens':
      return { ...chunk, examples: fill(chunk.examples) };
    case 'frames':
      return { ...chunk, examples: fill(chunk.examples) };
    case 'forecast':
      return { ...chunk, examples: fill(chunk.examples) };
  }
}
