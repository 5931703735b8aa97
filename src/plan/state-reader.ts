import type { Commands } from './commands';

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
  readonly flipCounts: GPUBuffer | null;
}

/** Copies weights and moments to the host while training goes on. */
export interface StateReader {
  /** Encodes the copies, which go out with the next submission; the promise is of the state as it is at this point. */
  read(): Promise<HostState>;
  destroy(): void;
}

export function stateReader(device: GPUDevice, commands: Commands, { latents, first, second, flipCounts }: StateBuffers): StateReader {
  let bytes = 0;
  const placed = [latents, first, second, ...(flipCounts === null ? [] : [flipCounts])].map((buffer) => {
    const at = bytes;
    // A mapped range begins at multiples of 8 bytes.
    bytes += 8 * Math.ceil(buffer.size / 8);
    return { buffer, at };
  });
  const make = (): GPUBuffer => device.createBuffer({ label: 'state for the host', size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const kept = make();
  let isBusy = false;

  async function submitted(): Promise<void> {
    return new Promise((resolve) => commands.afterSubmit(resolve));
  }

  async function readInto(target: GPUBuffer): Promise<HostState> {
    for (const { buffer, at } of placed) commands.encoder().copyBufferToBuffer(buffer, 0, target, at, buffer.size);
    await submitted();
    await target.mapAsync(GPUMapMode.READ);
    const bytesOf = (buffer: GPUBuffer): ArrayBuffer => target.getMappedRange(placed.find((each) => each.buffer === buffer)?.at, buffer.size).slice(0);
    const floatsOf = (buffer: GPUBuffer): Float32Array => new Float32Array(bytesOf(buffer));
    const state = { latents: floatsOf(latents), first: floatsOf(first), second: floatsOf(second), flipCounts: flipCounts === null ? null : new Uint32Array(bytesOf(flipCounts)) };
    target.unmap();
    return state;
  }

  return {
    async read() {
      if (isBusy) {
        const own = make();
        return readInto(own).finally(() => own.destroy());
      }
      isBusy = true;
      return readInto(kept).finally(() => (isBusy = false));
    },
    destroy() {
      kept.destroy();
    },
  };
}
