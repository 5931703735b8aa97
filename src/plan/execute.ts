import { commandsOf } from './commands';
import type { Plan } from './compile';
import { pipelinesOf } from './pipelines';
import { PlanRefusal } from './plan-refusal';
import { reportRing, type PlanReport } from './report-ring';
import { stateReader, type HostState } from './state-reader';
import type { PlanBatch, PlanStepSettings } from './step-input';
import { stepInputBuffer } from './step-input';

export { stepsInFlight, type PlanReport } from './report-ring';

/** State to start from; moments are zero where they are left out. */
export type PlanState = Pick<HostState, 'latents'> & Partial<HostState>;

/** A plan on a device. Owns its buffers; {@link PlanExecutor.destroy} frees them. */
export interface PlanExecutor {
  readonly plan: Plan;
  /** Latents, gradient of the last step and moments on the GPU, for TensorFlow.js to share without a copy. */
  readonly buffers: { readonly latents: GPUBuffer; readonly gradient: GPUBuffer; readonly first: GPUBuffer; readonly second: GPUBuffer };
  /** Sets weights and moments, and quantises for the first step's λ. */
  load(state: PlanState, lambda: number): void;
  /**
   * Uploads and encodes one step; {@link PlanExecutor.submit} sends it, together with those of other plans on the same
   * device. The promise is of its report; up to {@link stepsInFlight} steps may wait for theirs. A step whose loss is not
   * finite reports it and changes nothing.
   */
  step(batch: PlanBatch, settings: PlanStepSettings): Promise<PlanReport>;
  /** Reports are read a few at a time: asks for those that would wait for another step. */
  collect(): void;
  /** One submission of everything that is encoded on the device. */
  submit(): void;
  /** Weights and moments as they are after the steps encoded so far; needs a submission like a step. */
  snapshot(): Promise<HostState>;
  /** Copies a buffer back, for tests. */
  read(name: string): Promise<Float32Array>;
  destroy(): void;
}

/** One step by itself: encoded, submitted and reported. */
export async function takeStep(executor: PlanExecutor, batch: PlanBatch, settings: PlanStepSettings): Promise<PlanReport> {
  const report = executor.step(batch, settings);
  executor.collect();
  executor.submit();
  return report;
}

/** Offsets of a dispatch are a uniform, and a uniform binding begins at multiples of 256 bytes. */
const offsetStride = 256;

interface Prepared {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/**
 * Makes buffers, pipelines (asynchronously) and bind groups of a plan on a device.
 * Throws {@link PlanRefusal} where the device is too small for it, or where a kernel does not compile.
 *
 * @param onProgress share of the pipelines that are ready, 0 … 1
 */
export async function preparePlan(device: GPUDevice, plan: Plan, onProgress?: (share: number) => void): Promise<PlanExecutor> {
  const most = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  const tooLarge = plan.buffers.find(({ words }) => 4 * words > most);
  if (tooLarge !== undefined) throw new PlanRefusal(`The compiled step needs a buffer of ${4 * tooLarge.words} bytes ("${tooLarge.name}"); this device binds ${most}.`);

  const dispatches = [...plan.step, ...plan.quantise];
  const pipelines = await pipelinesOf(device, dispatches.map(({ kernel }) => kernel), onProgress);
  const buffers = new Map<string, GPUBuffer>();
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  for (const { name, words, initial } of plan.buffers) {
    const buffer = device.createBuffer({ label: name, size: 4 * words, usage });
    if (initial !== undefined) device.queue.writeBuffer(buffer, 0, initial.slice());
    buffers.set(name, buffer);
  }
  const bufferOf = (name: string): GPUBuffer => {
    const buffer = buffers.get(name);
    if (buffer === undefined) throw new Error(`The plan has no buffer "${name}".`);
    return buffer;
  };

  const offsets = device.createBuffer({ label: 'offsets', size: offsetStride * dispatches.length, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  const offsetWords = new Uint32Array((offsetStride / 4) * dispatches.length);
  dispatches.forEach(({ at }, i) => offsetWords.set(at, (i * offsetStride) / 4));
  device.queue.writeBuffer(offsets, 0, offsetWords);
  const prepared = dispatches.map(({ kernel, slices }, i): Prepared => {
    const pipeline = pipelines.get(kernel.code);
    if (pipeline === undefined) throw new Error(`Kernel ${kernel.name} was not compiled.`);
    const entries = slices.map(({ buffer, firstWord, words }, binding) => ({ binding, resource: { buffer: bufferOf(buffer), offset: 4 * firstWord, size: 4 * words } }));
    const at = { binding: slices.length, resource: { buffer: offsets, offset: offsetStride * i, size: 16 } };
    return { pipeline, bindGroup: device.createBindGroup({ label: kernel.name, layout: pipeline.getBindGroupLayout(0), entries: [...entries, at] }), workgroups: kernel.workgroups };
  });
  const step = prepared.slice(0, plan.step.length);
  const quantise = prepared.slice(plan.step.length);

  const commands = commandsOf(device);
  const reports = reportRing(device, commands, bufferOf('report'), bufferOf('flips'), plan.layout.bitLinears.length);
  const state = stateReader(device, commands, [bufferOf('latents'), bufferOf('first'), bufferOf('second')], plan.layout.parameters);
  let preparedLambda = Number.NaN;
  /** A step is encoded and not submitted: its input must stay what it is. */
  let waits = false;

  function encode(list: readonly Prepared[]): void {
    const pass = commands.encoder().beginComputePass();
    let current: GPUComputePipeline | null = null;
    for (const { pipeline, bindGroup, workgroups } of list) {
      if (pipeline !== current) pass.setPipeline(pipeline);
      current = pipeline;
      pass.setBindGroup(0, bindGroup);
      pass.dispatchWorkgroups(...workgroups);
    }
    pass.end();
  }

  function quantiseFor(lambda: number): void {
    commands.submit();
    device.queue.writeBuffer(bufferOf(stepInputBuffer), 0, plan.stepInput.writeLambda(lambda));
    encode(quantise);
    commands.submit();
    preparedLambda = lambda;
  }

  return {
    plan,
    buffers: { latents: bufferOf('latents'), gradient: bufferOf('gradient'), first: bufferOf('first'), second: bufferOf('second') },
    load({ latents, first, second }, lambda) {
      commands.submit();
      const { parameters } = plan.layout;
      const parts = { latents, first: first ?? new Float32Array(parameters), second: second ?? new Float32Array(parameters) };
      for (const [name, values] of Object.entries(parts)) {
        if (values.length !== parameters) throw new Error(`"${name}" needs ${parameters} values, got ${values.length}.`);
        device.queue.writeBuffer(bufferOf(name), 0, values.slice());
      }
      quantiseFor(lambda);
    },
    async step(batch, settings) {
      if (waits) commands.submit();
      // Never in a run that goes by its schedule: the step before has quantised for this λ.
      if (settings.lambda !== preparedLambda) quantiseFor(settings.lambda);
      device.queue.writeBuffer(bufferOf(stepInputBuffer), 0, plan.stepInput.write(batch, settings));
      encode(step);
      waits = true;
      commands.afterSubmit(() => (waits = false));
      preparedLambda = settings.nextLambda;
      return reports.push();
    },
    collect: () => reports.collect(),
    submit: () => commands.submit(),
    snapshot: async () => state.read(),
    async read(name) {
      const source = bufferOf(name);
      const target = device.createBuffer({ size: source.size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
      commands.encoder().copyBufferToBuffer(source, 0, target, 0, source.size);
      commands.submit();
      await target.mapAsync(GPUMapMode.READ);
      const values = new Float32Array(target.getMappedRange().slice(0));
      target.destroy();
      return values;
    },
    destroy() {
      // Others may have encoded, too.
      commands.submit();
      reports.destroy();
      state.destroy();
      for (const buffer of [...buffers.values(), offsets]) buffer.destroy();
    },
  };
}
