import type { Shader } from '../wgsl';
import { placeOf, type ShaderDispatch } from './shader-plan';

interface BoundDispatch {
  readonly pipeline: GPUComputePipeline;
  /** The one for λ = 1. */
  readonly settled: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/** Dispatches with preallocated pipelines and bind groups: encoding them allocates nothing. */
export interface BoundDispatches {
  /** @param isSettled whether λ is 1 for what these dispatches compute */
  encode(encoder: GPUCommandEncoder, isSettled?: boolean): void;
}

/** A uniform binding begins at multiples of 256 bytes. */
const placeStride = 256;

/**
 * Binds lists of dispatches to the buffers of a device.
 *
 * @returns the lists by name, and the buffer of all their offsets and sizes, which the caller destroys
 */
export function bindDispatches<Name extends string>(
  device: GPUDevice,
  lists: Readonly<Record<Name, readonly ShaderDispatch[]>>,
  pipelines: ReadonlyMap<string, GPUComputePipeline>,
  bufferOf: (name: string) => GPUBuffer,
): { readonly bound: Readonly<Record<Name, BoundDispatches>>; readonly places: GPUBuffer } {
  const all = Object.values<readonly ShaderDispatch[]>(lists).flat();
  const places = device.createBuffer({
    label: 'places',
    size: placeStride * all.length,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  const words = new Uint32Array((placeStride / 4) * all.length);

  function pipelineOf({ name, code }: Shader): GPUComputePipeline {
    const pipeline = pipelines.get(code);
    if (pipeline === undefined) throw new Error(`Kernel ${name} was not compiled.`);
    return pipeline;
  }

  let placed = 0;
  function bind(dispatch: ShaderDispatch): BoundDispatch {
    const { kernel, slices } = dispatch;
    const pipeline = pipelineOf(kernel);
    const place = placeOf(dispatch);
    const offset = placeStride * placed++;
    words.set(place, offset / 4);
    const entries = slices.map(({ buffer, firstWord, words: size }, binding) => ({
      binding,
      resource: { buffer: bufferOf(buffer), offset: 4 * firstWord, size: 4 * size },
    }));
    const at = { binding: slices.length, resource: { buffer: places, offset, size: place.byteLength } };
    // Equal bindings give equal layouts, so both pipelines share a bind group.
    return {
      pipeline,
      settled: pipelineOf(kernel.settled ?? kernel),
      bindGroup: device.createBindGroup({ label: kernel.name, layout: pipeline.getBindGroupLayout(0), entries: [...entries, at] }),
      workgroups: kernel.workgroups,
    };
  }

  const bound = {} as Record<Name, BoundDispatches>;
  for (const name of Object.keys(lists) as Name[]) {
    const dispatches = lists[name].map(bind);
    bound[name] = { encode: (encoder, isSettled = false) => encode(encoder, dispatches, isSettled) };
  }
  device.queue.writeBuffer(places, 0, words);
  return { bound, places };
}

function encode(encoder: GPUCommandEncoder, dispatches: readonly BoundDispatch[], isSettled: boolean): void {
  const pass = encoder.beginComputePass();
  let current: GPUComputePipeline | null = null;
  for (const { pipeline, settled, bindGroup, workgroups } of dispatches) {
    const next = isSettled ? settled : pipeline;
    if (next !== current) pass.setPipeline(next);
    current = next;
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(...workgroups);
  }
  pass.end();
}
