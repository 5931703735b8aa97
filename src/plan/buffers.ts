/** A GPU buffer to be made, zero at first unless `initial` says otherwise. */
export interface BufferSpec {
  readonly name: string;
  /** Four bytes each. */
  readonly words: number;
  readonly initial?: Float32Array | Uint32Array;
}

/** A part of a buffer as a kernel binds it. */
export interface Slice {
  readonly buffer: string;
  readonly firstWord: number;
  readonly words: number;
}

/** WebGPU lets a binding begin at multiples of 256 bytes. */
const alignment = 64;

export const alignedWords = (words: number): number => alignment * Math.ceil(words / alignment);

/** The list of buffers of a plan while it is being compiled. */
export interface BufferList {
  readonly specs: readonly BufferSpec[];
  /** Adds a buffer and returns the whole of it. */
  add(name: string, words: number, initial?: Float32Array | Uint32Array): Slice;
}

export function bufferList(): BufferList {
  const specs: BufferSpec[] = [];
  return {
    specs,
    add(name, words, initial) {
      const size = Math.max(4, words);
      specs.push(initial === undefined ? { name, words: size } : { name, words: size, initial });
      return { buffer: name, firstWord: 0, words: size };
    },
  };
}
