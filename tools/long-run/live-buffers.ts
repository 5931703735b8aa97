/** Counts the buffers of every WebGPU device in this thread that are made and not destroyed. Returns what reads the count. */
export function countLiveBuffers(): () => { readonly buffers: number; readonly bufferBytes: number } {
  const live = new Set<GPUBuffer>();
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor: GPUBufferDescriptor) {
    const buffer = createBuffer.call(this, descriptor);
    live.add(buffer);
    return buffer;
  };
  const { destroy } = GPUBuffer.prototype;
  GPUBuffer.prototype.destroy = function (this: GPUBuffer) {
    live.delete(this);
    return destroy.call(this);
  };
  return () => ({ buffers: live.size, bufferBytes: [...live].reduce((sum, { size }) => sum + size, 0) });
}
