import * as words from '#words/packed/kernels';
import type { Architecture } from '../experiment/architecture';
import type { PortableTensor } from '../formats/format';
import { emptyCache } from './attention';
import { packedBlock } from './block';
import type { ProductKernel } from './kernels/product-kernel';
import { floatLinear } from './linear';
import { rotary } from './rotary';
import { weightSource } from './weight-source';

/** A model that runs from its packed weights, without TensorFlow and without a float for any code. Computes what `model/bitnet.ts` defines, at λ = 1. */
export interface PackedModel {
  readonly architecture: Architecture;
  /** Display name of the product kernel; null in full precision. */
  readonly kernelLabel: string | null;
  /** Bytes of the BitLinear weights as they are held in memory. */
  readonly bitLinearBytes: number;
  /** Begins a sequence. */
  startReading(): Reader;
  dispose(): void;
}

/** A sequence being read: remembers keys and values of every position, so that a further token costs one position. */
export interface Reader {
  /** Positions read; at most the architecture's `seqLen`. */
  readonly length: number;
  /**
   * Reads further positions.
   *
   * @param input token ids, or frames `[count × embedDim]`
   * @param outputs whether every new position is read out (default) or only the last
   * @returns logits `[count or 1, vocab]` (tokens) or `[count or 1, classes]` (frames; `[…, hidden]` without a head)
   * Throws a RangeError when more is read than the model sees at once.
   */
  read(input: readonly number[] | Float32Array, outputs?: 'every' | 'last'): Promise<Float32Array>;
}

/**
 * Builds the runtime from tensors as a file holds them.
 *
 * @param kernel the product kernel
 */
export function packedModel(architecture: Architecture, tensors: readonly PortableTensor[], kernel: ProductKernel): PackedModel {
  const { recipe, input, hiddenSize: hidden, numHeads, numLayers, seqLen, ropeTheta, ropeFactor, classes, mode } = architecture;
  const source = weightSource(architecture, tensors, kernel);
  const turning = recipe === 'edifice' ? null : rotary(seqLen, hidden / numHeads, ropeTheta, ropeFactor);
  const blocks = Array.from({ length: numLayers }, (_, layer) => packedBlock(architecture, source, `blocks.${layer}`, turning));
  const norm = recipe === 'edifice' ? source.layerNorm('final_norm') : source.rmsNorm('final_norm');
  const embedding = input.kind === 'tokens' ? source.floats('embedding.weight') : null;
  const projection = input.kind === 'frames' && input.embedDim !== hidden ? source.linear('input_projection') : null;
  const head = embedding !== null ? floatLinear([embedding], hidden, null) : classes === null ? null : source.linear('head');
  const linears = blocks.flatMap((block) => block.linears);

  /** `[count, hidden]` */
  function embedded(given: readonly number[] | Float32Array): Float32Array {
    if (embedding === null) return given instanceof Float32Array ? given : Float32Array.from(given);
    const x = new Float32Array(given.length * hidden);
    for (const [i, token] of given.entries()) x.set(embedding.subarray(token * hidden, (token + 1) * hidden), i * hidden);
    return x;
  }

  function startReading(): Reader {
    const caches = blocks.map(() => emptyCache(architecture, seqLen));
    let length = 0;
    return {
      get length() {
        return length;
      },
      async read(given, outputs = 'every') {
        const count = input.kind === 'tokens' ? given.length : given.length / input.embedDim;
        if (length + count > seqLen)
          throw new RangeError(`The model sees ${seqLen} positions; ${length} are read and ${count} more were given.`);
        const position = length;
        length += count;
        let x = embedded(given);
        if (projection !== null) x = await projection.apply(x, count);
        for (const [i, block] of blocks.entries()) {
          const cache = caches[i];
          if (cache !== undefined) x = await block.run(x, count, position, cache);
        }
        const rows = outputs === 'last' ? 1 : count;
        const normed = norm(x.subarray((count - rows) * hidden), rows);
        return head === null ? normed : head.apply(normed, rows);
      },
    };
  }

  return {
    architecture,
    kernelLabel: mode === 'none' ? null : architecture.activationBits === null ? words.arrays : kernel.label,
    bitLinearBytes: linears.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    startReading,
    dispose: () => linears.forEach((linear) => linear.dispose()),
  };
}
