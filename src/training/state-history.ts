import type { PlanExecutor, PlanState } from '../plan/execute';

/** The state before a step, kept on the device until the next step has proved it good. */
export interface StateHistory {
  /** Copies weights and moments as they stand; the copy before the last one is overwritten. */
  keep(step: number): void;
  /** Reads back the copy that was kept at a step: one of the last two. */
  read(step: number): Promise<PlanState>;
  destroy(): void;
}

const parts = ['latents', 'first', 'second'] as const;

/** Two copies on the device, taken in turn. */
export function stateHistory(device: GPUDevice, { buffers, plan }: PlanExecutor): StateHistory {
  const size = 4 * plan.layout.parameters;
  const copies = [0, 1].map((turn) => device.createBuffer({ label: `kept state ${turn}`, size: parts.length * size, usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST }));
  const copyOf = (step: number): GPUBuffer => {
    const copy = copies[step % copies.length];
    if (copy === undefined) throw new RangeError(`Step ${step} is not kept.`);
    return copy;
  };
  return {
    keep(step) {
      const encoder = device.createCommandEncoder();
      parts.forEach((part, i) => encoder.copyBufferToBuffer(buffers[part], 0, copyOf(step), i * size, size));
      device.queue.submit([encoder.finish()]);
    },
    async read(step) {
      const host = device.createBuffer({ size: parts.length * size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(copyOf(step), 0, host, 0, host.size);
      device.queue.submit([encoder.finish()]);
      await host.mapAsync(GPUMapMode.READ);
      const values = new Float32Array(host.getMappedRange().slice(0));
      host.destroy();
      const [latents, first, second] = parts.map((_, i) => values.slice((i * size) / 4, ((i + 1) * size) / 4));
      if (latents === undefined || first === undefined || second === undefined) throw new Error('A kept state has three parts.');
      return { latents, first, second };
    },
    destroy() {
      for (const copy of copies) copy.destroy();
    },
  };
}
