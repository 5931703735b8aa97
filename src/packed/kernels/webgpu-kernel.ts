import * as say from '#words/packed/kernels';
import { messageOf } from '../../math/text/message-of';
import { KernelLostError, type CodedMatrix, type PackedProduct, type ProductKernel } from './product-kernel';
import { packedDot } from './webgpu-dot';
import { workgroupRows, type WebgpuLayout } from './webgpu-layout';
import { bitPlanes } from './webgpu-planes';

/** Every layout that this browser's shading language can multiply. */
export function webgpuKernels(device: GPUDevice): readonly ProductKernel[] {
  const offersDot = 'gpu' in navigator && navigator.gpu.wgslLanguageFeatures.has('packed_4x8_integer_dot_product');
  return (offersDot ? [packedDot, bitPlanes] : [bitPlanes]).map((layout) => webgpuKernel(device, layout));
}

/** The product on a WebGPU device: one dispatch, and the integers come back. */
export function webgpuKernel(device: GPUDevice, layout: WebgpuLayout): ProductKernel {
  let lost = false;
  void device.lost.then(() => (lost = true));

  function pack(matrix: CodedMatrix): PackedProduct {
    const { rows, columns } = matrix;
    const words = layout.activationWords(columns);
    const codes = layout.packCodes(matrix);
    const pipeline = device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: layout.wgsl(rows, columns) }), entryPoint: 'main' },
    });
    const codesBuffer = device.createBuffer({ size: codes.byteLength, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST });
    device.queue.writeBuffer(codesBuffer, 0, codes);
    let room = 0;
    let buffers: Buffers | null = null;

    /** Buffers for as many vectors, kept for the next time. */
    function buffersFor(count: number): Buffers {
      if (buffers !== null && count <= room) return buffers;
      destroyAll(buffers);
      room = count;
      const size = 4 * count * rows;
      const x = device.createBuffer({ size: 4 * count * words, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST });
      const sums = device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
      const readable = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
      const entries = [codesBuffer, x, sums].map((buffer, binding) => ({ binding, resource: { buffer } }));
      buffers = { x, sums, readable, group: device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }) };
      return buffers;
    }

    async function multiply(x: Int8Array, count: number, y: Int32Array): Promise<void> {
      if (lost) throw new KernelLostError(say.lost);
      const used = buffersFor(count);
      const vectors = Array.from({ length: count }, (_, i) => x.subarray(i * columns, (i + 1) * columns));
      const packed = new Uint32Array(count * words);
      for (const [i, vector] of vectors.entries()) layout.packActivations(vector, packed.subarray(i * words, (i + 1) * words));
      device.queue.writeBuffer(used.x, 0, packed);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, used.group);
      pass.dispatchWorkgroups(Math.ceil(rows / workgroupRows), count);
      pass.end();
      encoder.copyBufferToBuffer(used.sums, 0, used.readable, 0, 4 * count * rows);
      device.queue.submit([encoder.finish()]);
      try {
        await used.readable.mapAsync(GPUMapMode.READ, 0, 4 * count * rows);
      } catch (error) {
        throw new KernelLostError(say.silent(messageOf(error)));
      }
      y.set(new Int32Array(used.readable.getMappedRange(0, 4 * count * rows)));
      used.readable.unmap();
      for (const [i, vector] of vectors.entries()) {
        const correction = layout.correction(vector);
        if (correction !== 0) for (let row = i * rows; row < (i + 1) * rows; row++) y[row] = (y[row] ?? 0) + correction;
      }
    }

    return {
      rows,
      columns,
      sizeBytes: codes.byteLength,
      multiply,
      dispose() {
        codesBuffer.destroy();
        destroyAll(buffers);
      },
    };
  }

  return { label: layout.label, pack };
}

interface Buffers {
  readonly x: GPUBuffer;
  readonly sums: GPUBuffer;
  readonly readable: GPUBuffer;
  readonly group: GPUBindGroup;
}

function destroyAll(buffers: Buffers | null): void {
  for (const buffer of buffers === null ? [] : [buffers.x, buffers.sums, buffers.readable]) buffer.destroy();
}
