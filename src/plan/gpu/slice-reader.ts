import type { Commands } from './commands';

/** Part of a buffer of a device, in words. */
export interface DeviceSlice {
  readonly buffer: GPUBuffer;
  readonly firstWord: number;
  readonly words: number;
}

/** Copies parts of buffers to the host while training goes on, all of them in one read. */
export interface SliceReader {
  /** Encodes the copies for the next submission; the promise is of the words at this point of the queue. */
  read(slices: readonly DeviceSlice[]): Promise<readonly Uint32Array[]>;
  destroy(): void;
}

/**
 * Reuses its staging buffer, and grows it on demand.
 *
 * @param usual the usual slices, where known: the buffer is preallocated for them
 */
export function sliceReader(device: GPUDevice, commands: Commands, label: string, usual: readonly DeviceSlice[] = []): SliceReader {
  const make = (size: number): GPUBuffer => device.createBuffer({ label, size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  let kept = usual.length === 0 ? null : make(sizeOf(usual));
  let isBusy = false;

  function keptOf(size: number): GPUBuffer {
    if (kept !== null && kept.size >= size) return kept;
    kept?.destroy();
    return (kept = make(size));
  }

  async function readThrough(target: GPUBuffer, slices: readonly DeviceSlice[]): Promise<readonly Uint32Array[]> {
    slices.forEach(({ buffer, firstWord, words }, i) =>
      commands.encoder().copyBufferToBuffer(buffer, 4 * firstWord, target, offsetsOf(slices)[i] ?? 0, 4 * words),
    );
    // Mapped right after the submission: mappings resolve in order of request, so before later reports.
    await new Promise<void>((resolve) => commands.afterSubmit(() => resolve(target.mapAsync(GPUMapMode.READ))));
    const read = slices.map(({ words }, i) => new Uint32Array(target.getMappedRange(offsetsOf(slices)[i], 4 * words).slice(0)));
    target.unmap();
    return read;
  }

  return {
    async read(slices) {
      const size = sizeOf(slices);
      if (isBusy) {
        const own = make(size);
        return readThrough(own, slices).finally(() => own.destroy());
      }
      isBusy = true;
      return readThrough(keptOf(size), slices).finally(() => (isBusy = false));
    },
    destroy() {
      kept?.destroy();
    },
  };
}

/** A mapped range begins at multiples of 8 bytes. */
const alignedBytes = ({ words }: DeviceSlice): number => 8 * Math.ceil(words / 2);

const sizeOf = (slices: readonly DeviceSlice[]): number => slices.reduce((bytes, slice) => bytes + alignedBytes(slice), 0);

const offsetsOf = (slices: readonly DeviceSlice[]): readonly number[] => slices.map((_, i) => sizeOf(slices.slice(0, i)));
