import { flipCountsIn } from '../code-words';
import type { HostState } from '../host-state';
import type { DeviceSlice, SliceReader } from './slice-reader';

/** The buffers of a plan's state. */
export interface StateBuffers {
  /** `[parameters]` float, as are the slots of the optimiser. */
  readonly latents: GPUBuffer;
  readonly slots: Readonly<Record<string, GPUBuffer>>;
  /** See `code-words.ts`; null in full precision. */
  readonly codes: GPUBuffer | null;
}

/** The slices to read: all of them, concatenated. */
export const stateSlices = ({ latents, slots, codes }: StateBuffers): readonly DeviceSlice[] =>
  [latents, ...Object.values(slots), ...(codes === null ? [] : [codes])].map((buffer) => ({
    buffer,
    firstWord: 0,
    words: buffer.size / 4,
  }));

/** Encodes copies of weights and optimiser; the promise is of the state at this point of the queue. */
export async function readState(reader: SliceReader, buffers: StateBuffers): Promise<HostState> {
  const [latents, ...others] = await reader.read(stateSlices(buffers));
  const names = Object.keys(buffers.slots);
  const codes = others[names.length];
  return {
    latents: floatsOf(latents),
    slots: Object.fromEntries(names.map((name, i) => [name, floatsOf(others[i])])),
    flipCounts: codes === undefined ? null : flipCountsIn(codes),
  };
}

const floatsOf = (words: Uint32Array | undefined): Float32Array => new Float32Array(words?.buffer ?? new ArrayBuffer());
