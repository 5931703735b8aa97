import type { Commands } from './commands';

/** Weights and moments on the host, flat in the order of `parameterSpecs`. */
export interface HostState {
  readonly latents: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** Copies weights and moments to the host while training goes on. */
export interface StateReader {
  /** Encodes the copies, which go out with the next submission; the promise is of the state as it is at this point. */
  read(): Promise<HostState>;
  destroy(): void;
}

/** @param parts latents, first and second moments, each `[parameters]` float */
export function stateReader(device: GPUDevice, commands: Commands, parts: readonly [GPUBuffer, GPUBuffer, GPUBuffer], parameters: number): StateReader {
  const bytes = 4 * parameters;
  const make = (): GPUBuffer => device.createBuffer({ label: 'state for the host', size: parts.length * bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const kept = make();
  let isBusy = false;

  async function submitted(): Promise<void> {
    return new Promise((resolve) => commands.afterSubmit(resolve));
  }

  async function readInto(target: GPUBuffer): Promise<HostState> {
    parts.forEach((part, i) => commands.encoder().copyBufferToBuffer(part, 0, target, i * bytes, bytes));
    await submitted();
    await target.mapAsync(GPUMapMode.READ);
    const [latents, first, second] = parts.map((_, i) => new Float32Array(target.getMappedRange(i * bytes, bytes).slice(0)));
    target.unmap();
    if (latents === undefined || first === undefined || second === undefined) throw new Error('A state has three parts.');
    return { latents, first, second };
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
