import { flipCountsIn } from './code-words';
import type { DeviceSlice, SliceReader } from './slice-reader';

/** Weights and moments on the host, flat in the order of `parameterSpecs`. */
export interface HostState {
  readonly latents: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** How often each weight of a BitLinear has changed its code, one BitLinear after the other; null in full precision. */
  readonly flipCounts: Uint32Array | null;
}

/** The buffers that hold it. */
export interface StateBuffers {
  /** `[parameters]` float, as are the moments. */
  readonly latents: GPUBuffer;
  readonly first: GPUBuffer;
  readonly second: GPUBuffer;
  /** See `code-words.ts`; null in full precision. */
  readonly codes: GPUBuffer | null;
}

/** What is read of them: all, one after the other. */
export const stateSlices = ({ latents, first, second, codes }: StateBuffers): readonly DeviceSlice[] =>
  [latents, first, second, ...(codes === null ? [] : [codes])].map((buffer) => ({ buffer, firstWord: 0, words: buffer.size / 4 }));

/** Encodes copies of weights and moments; the promise is of the state as it is at this point. */
export async function readState(reader: SliceReader, buffers: StateBuffers): Promise<HostState> {
  const [latents, first, second, codes] = await reader.read(stateSlices(buffers));
  return {
    latents: floatsOf(latents),
    first: floatsOf(first),
    second: floatsOf(second),
    flipCounts: codes === undefined ? null : flipCountsIn(codes),
  };
}

const floatsOf = (words: Uint32Array | undefined): Float32Array => new Float32Array(words?.buffer ?? new ArrayBuffer());
