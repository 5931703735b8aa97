/** Every kernel in WGSL against its oracle, dispatch by dispatch, on the numbers of a real step; see `tests/plan/kernels.test.ts`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { twins } from '../../src/plan/kernels/twins';
import { pipelinesOf } from '../../src/plan/pipelines';
import { loaded, planOf } from '../plan/cpu-step';
import { kernelCases } from '../plan/kernel-cases';
import { contractDistance, distanceFrom, observedOracle, type Ran } from '../plan/written';
import { batchOf, planSettings, tensorflowDevice } from './plan-cases';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});

/** The same dispatch in WGSL, on buffers of its own: the words of every binding afterwards. */
async function runInWgsl({ dispatch, before }: Ran): Promise<ReadonlyMap<string, ArrayBuffer>> {
  const { kernel, at } = dispatch;
  const pipeline = (await pipelinesOf(device, [kernel])).get(kernel.code)!;
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const names = Object.keys(kernel.bindings);
  const buffers = names.map((name) => device.createBuffer({ size: before[name]!.byteLength, usage }));
  names.forEach((name, i) => device.queue.writeBuffer(buffers[i]!, 0, before[name]!.slice()));
  const offsets = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(offsets, 0, Uint32Array.from({ length: 4 }, (_, i) => at[i] ?? 0));
  const entries = [...buffers, offsets].map((buffer, binding) => ({ binding, resource: { buffer } }));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(...kernel.workgroups);
  pass.end();
  const copies = buffers.map((buffer) => {
    const copy = device.createBuffer({ size: buffer.size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    encoder.copyBufferToBuffer(buffer, 0, copy, 0, buffer.size);
    return copy;
  });
  device.queue.submit([encoder.finish()]);
  await Promise.all(copies.map(async (copy) => copy.mapAsync(GPUMapMode.READ)));
  const words = copies.map((copy) => copy.getMappedRange().slice(0));
  for (const buffer of [...buffers, ...copies, offsets]) buffer.destroy();
  return new Map(names.map((name, i) => [name, words[i]!]));
}

const seen = new Set<string>();

describe('a kernel in WGSL is its formula', () => {
  // Two of five are left to WebAssembly and to the parity of whole steps: pipelines take their time to compile here.
  it.each(kernelCases.filter(({ seed }) => [1, 3, 4].includes(seed)))('$options.recipe, $options.hiddenSize wide, seed $seed', async (planCase) => {
    const ran: Ran[] = [];
    const oracle = loaded(observedOracle(planOf(planCase), (one) => ran.push(one)), planCase);
    oracle.step(batchOf(build(planCase.options), planCase.batchSize, planCase.seed), planSettings(planCase));
    oracle.count();
    for (const one of ran) {
      seen.add(one.dispatch.kernel.name);
      const found = await runInWgsl(one);
      for (const [name, places] of Object.entries(one.written)) {
        const view = one.before[name]! instanceof Uint32Array ? new Uint32Array(found.get(name)!) : new Float32Array(found.get(name)!);
        if (places.size > 0) expect(distanceFrom(places, view), `${one.dispatch.kernel.name} ${name}`).toBeLessThan(contractDistance);
      }
    }
  });

  it('every kernel was among them', () => {
    expect([...seen].toSorted()).toEqual(Object.keys(twins).toSorted());
  });
});
