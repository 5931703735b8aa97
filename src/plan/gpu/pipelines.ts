import * as words from '#words/plan/gpu';
import { PlanRefusal } from '../plan-refusal';
import type { Shader } from '../wgsl';

/** Pipelines of a device by the text of their kernel: layers share them, and so do the arms of a comparison. */
const compiled = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>();

/**
 * Pipelines of kernels, by their text; each is compiled once on a device, asynchronously.
 * Throws {@link PlanRefusal} with the compiler's message where a kernel does not compile.
 *
 * @param onProgress share of the pipelines that are ready, 0 … 1
 */
export async function pipelinesOf(
  device: GPUDevice,
  kernels: readonly Shader[],
  onProgress?: (share: number) => void,
): Promise<ReadonlyMap<string, GPUComputePipeline>> {
  const known = compiled.get(device) ?? new Map<string, Promise<GPUComputePipeline>>();
  compiled.set(device, known);
  const wanted = new Map(kernels.flatMap((kernel) => [kernel, kernel.settled ?? kernel]).map((kernel) => [kernel.code, kernel]));
  let done = 0;
  const pipelines = [...wanted].map(async ([code, kernel]): Promise<[string, GPUComputePipeline]> => {
    const pipeline = known.get(code) ?? compile(device, kernel);
    known.set(code, pipeline);
    // Failures are not cached: a retry may succeed.
    pipeline.catch(() => known.delete(code));
    const ready = await pipeline;
    onProgress?.(++done / wanted.size);
    return [code, ready];
  });
  return new Map(await Promise.all(pipelines));
}

async function compile(device: GPUDevice, kernel: Shader): Promise<GPUComputePipeline> {
  const layout = device.createPipelineLayout({ bindGroupLayouts: [device.createBindGroupLayout({ entries: layoutEntries(kernel) })] });
  const module = device.createShaderModule({ label: kernel.name, code: kernel.code });
  const { messages } = await module.getCompilationInfo();
  const error = messages.find(({ type }) => type === 'error');
  if (error !== undefined) throw new PlanRefusal(words.notCompiled(kernel.name, error.lineNum, error.message));
  return device.createComputePipelineAsync({ label: kernel.name, layout, compute: { module, entryPoint: 'main' } });
}

/** Explicit, because an `auto` layout omits unused bindings. */
function layoutEntries({ bindings }: Shader): GPUBindGroupLayoutEntry[] {
  const storage = Object.values(bindings).map((kind, binding): GPUBindGroupLayoutEntry => ({
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type: kind.startsWith('read_write') ? 'storage' : 'read-only-storage' },
  }));
  return [...storage, { binding: storage.length, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'uniform' } }];
}
