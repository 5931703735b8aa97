import { pipelinesOf } from '../../src/plan/gpu/pipelines';
import { placeOf } from '../../src/plan/gpu/shader-plan';
import { direct, shaderFor } from '../../src/plan/kernel-variant';
import type { Ran } from '../plan/written';

/** The same dispatch in WGSL, on buffers of its own: the words of every binding afterwards. By default, without barriers. */
export async function runInWgsl(
  device: GPUDevice,
  { dispatch, before }: Pick<Ran, 'dispatch' | 'before'>,
  shader = shaderFor(direct, dispatch.kernel),
): Promise<ReadonlyMap<string, ArrayBuffer>> {
  const place = placeOf({ kernel: shader, at: dispatch.at });
  const pipeline = (await pipelinesOf(device, [shader])).get(shader.code)!;
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const names = Object.keys(shader.bindings);
  const buffers = names.map((name) => device.createBuffer({ size: before[name]!.byteLength, usage }));
  names.forEach((name, i) => device.queue.writeBuffer(buffers[i]!, 0, before[name]!.slice()));
  const places = device.createBuffer({ size: place.byteLength, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(places, 0, place);
  const entries = [...buffers, places].map((buffer, binding) => ({ binding, resource: { buffer } }));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(...shader.workgroups);
  pass.end();
  const copies = buffers.map((buffer) => {
    const copy = device.createBuffer({ size: buffer.size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    encoder.copyBufferToBuffer(buffer, 0, copy, 0, buffer.size);
    return copy;
  });
  device.queue.submit([encoder.finish()]);
  await Promise.all(copies.map(async (copy) => copy.mapAsync(GPUMapMode.READ)));
  const words = copies.map((copy) => copy.getMappedRange().slice(0));
  for (const buffer of [...buffers, ...copies, places]) buffer.destroy();
  return new Map(names.map((name, i) => [name, words[i]!]));
}
