/** What one training step asks of WebGPU. */
export interface CallCounts {
  readonly dispatches: number;
  readonly submits: number;
  readonly newBuffers: number;
  readonly newBindGroups: number;
  readonly uploads: number;
}

const noCalls = { dispatches: 0, submits: 0, newBuffers: 0, newBindGroups: 0, uploads: 0 };

/**
 * Stands between every WebGPU device of this thread and its callers, and counts. Returns what reads the counts since
 * the last reading. Browsers and Dawn in Node have the same prototypes.
 */
export function countCalls(): () => CallCounts {
  let counts = { ...noCalls };
  const count = <T extends object>(prototype: T, method: keyof T & string, counter: keyof CallCounts): void => {
    const original = prototype[method];
    if (typeof original !== 'function') throw new Error(`WebGPU has no ${method}.`);
    Object.defineProperty(prototype, method, {
      configurable: true,
      value(this: T, ...parameters: readonly unknown[]): unknown {
        counts[counter] += 1;
        return Reflect.apply(original, this, parameters);
      },
    });
  };
  count(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', 'dispatches');
  count(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', 'dispatches');
  count(GPUQueue.prototype, 'submit', 'submits');
  count(GPUQueue.prototype, 'writeBuffer', 'uploads');
  count(GPUDevice.prototype, 'createBuffer', 'newBuffers');
  count(GPUDevice.prototype, 'createBindGroup', 'newBindGroups');
  return () => {
    const counted = counts;
    counts = { ...noCalls };
    return counted;
  };
}
