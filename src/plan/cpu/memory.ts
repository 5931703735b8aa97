import * as say from '#words/plan/compile';
import { marked } from '../../words/numbers';
import { messageOf } from '../../math/text/message-of';
import type { BufferSpec, Slice } from '../buffers';
import { PlanRefusal } from '../plan-refusal';

/** The buffers of a plan in one WebAssembly memory, by address. */
export interface PlanMemory {
  readonly memory: WebAssembly.Memory;
  /** Byte address of a slice. */
  addressOf(slice: Slice): number;
  /** Byte address of a thread's scratch memory. */
  scratchOf(part: number): number;
  floats(slice: Slice): Float32Array;
  words(slice: Slice): Uint32Array;
  /** The whole of a buffer. */
  buffer(name: string): Slice;
}

/** The constants of the WebAssembly module stand before the first buffer. */
const firstByte = 4096;
/** Behind every buffer: kernels load and store whole vectors, which may reach over the end of the last row. */
const slackBytes = 64;
const alignment = 64;
const pageBytes = 65_536;
/** WebAssembly addresses 4 GiB; two leave room for everything else in the tab. */
const mostBytes = 2 ** 31;

const aligned = (bytes: number): number => alignment * Math.ceil(bytes / alignment);

/**
 * Lays the buffers out and fills in what they begin with. Throws {@link PlanRefusal} where they do not fit.
 *
 * @param threads more than one: the memory can be shared among so many
 */
export function planMemory(buffers: readonly BufferSpec[], scratchBytes: number, threads = 1): PlanMemory {
  const places = new Map<string, { readonly address: number; readonly words: number }>();
  let end = firstByte;
  for (const { name, words } of buffers) {
    places.set(name, { address: end, words });
    end = aligned(end + 4 * words + slackBytes);
  }
  const scratch = end;
  const scratchStride = aligned(scratchBytes + slackBytes);
  const pages = Math.ceil((scratch + threads * scratchStride) / pageBytes);
  if (pages * pageBytes > mostBytes)
    throw new PlanRefusal(say.tooMuchMemory(marked(String((pages * pageBytes) / 2 ** 30)), mostBytes / 2 ** 30));
  const memory = allocated(pages, threads > 1);

  const placeOf = (name: string): { readonly address: number; readonly words: number } => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`The plan has no buffer "${name}".`);
    return place;
  };
  const addressOf = ({ buffer, firstWord }: Slice): number => placeOf(buffer).address + 4 * firstWord;
  const floats = (slice: Slice): Float32Array => new Float32Array(memory.buffer, addressOf(slice), slice.words);
  const words = (slice: Slice): Uint32Array => new Uint32Array(memory.buffer, addressOf(slice), slice.words);
  const buffer = (name: string): Slice => ({ buffer: name, firstWord: 0, words: placeOf(name).words });
  for (const { name, initial } of buffers) {
    if (initial instanceof Uint32Array) words(buffer(name)).set(initial);
    else if (initial !== undefined) floats(buffer(name)).set(initial);
  }
  return { memory, addressOf, scratchOf: (part) => scratch + part * scratchStride, floats, words, buffer };
}

function allocated(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch (error) {
    throw new PlanRefusal(say.noMemory(Math.ceil((pages * pageBytes) / 1e6), messageOf(error)));
  }
}
