import * as words from '#words/plan/gpu';
import { modeOf } from '../../catalog/modes/modes';
import { bySlot } from '../../catalog/optimisers/optimisers';
import { bindDispatches, type BoundDispatches } from './bound-dispatches';
import { uncodedWords } from '../code-words';
import { commandsOf } from './commands';
import type { Plan } from '../compile';
import { underErrorScopes } from './device-errors';
import { refuseBeyondLimits } from './device-limits';
import { direct, type KernelVariant } from '../kernel-variant';
import { vectorsOf, type HostState, type PlanState } from '../host-state';
import { pipelinesOf } from './pipelines';
import { PlanRefusal } from '../plan-refusal';
import { lookParts, type PlanLook, type PlanLookWish } from '../look';
import { reportRing, type PlanReport } from './report-ring';
import { sliceReader } from './slice-reader';
import { shaderPlan, type ShaderDispatch, type ShaderPlan } from './shader-plan';
import { readState, stateSlices, type StateBuffers } from './state-reader';
import type { PlanBatch, PlanStepSettings } from '../step-input';
import { stepInputBuffer } from '../step-input';
import type { Shader } from '../wgsl';
import { slotBuffer } from '../workspace';

export { stepsInFlight, type PlanReport } from './report-ring';

/** A plan on a device. Owns its buffers; {@link PlanExecutor.destroy} frees them. */
export interface PlanExecutor {
  readonly plan: Plan;
  /** Latents, gradient of the last step, slots of the optimiser and codes on the GPU, for TensorFlow.js to share without a copy. */
  readonly buffers: StateBuffers & { readonly gradient: GPUBuffer };
  /** Sets weights, optimiser and flip counts, and quantises for the first step's λ. */
  load(state: PlanState, lambda: number): void;
  /**
   * Uploads and encodes one step; {@link PlanExecutor.submit} sends it, together with those of other plans on the same
   * device. The promise is of its report; up to {@link stepsInFlight} steps may wait for theirs. A step whose loss is not
   * finite reports it and changes nothing.
   */
  step(batch: PlanBatch, settings: PlanStepSettings): Promise<PlanReport>;
  /** Reports are read in batches: flushes those that would wait for another step. */
  collect(): void;
  /** One submission of everything that is encoded on the device. */
  submit(): void;
  /** Weights, optimiser and flip counts after the steps encoded so far; needs a submission like a step. */
  snapshot(): Promise<HostState>;
  /** Compiles the kernels of {@link PlanExecutor.look}, where deferred. */
  prepareLook(): Promise<void>;
  /** Counts every BitLinear after the steps encoded so far, packs the recorded ones on the device, and submits. Encodes synchronously once {@link PlanExecutor.prepareLook} is done. */
  look(wish: PlanLookWish): Promise<PlanLook>;
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

export interface PrepareOptions {
  /** Share of the pipelines that are ready, 0 … 1. */
  readonly onProgress?: (share: number) => void;
  /** Defers the kernels of looks to the first look, so that training starts sooner. */
  readonly looksLater?: boolean;
  /** Shaders for which hardware; by default, for a software adapter. */
  readonly variant?: KernelVariant | undefined;
}

/**
 * Makes buffers, pipelines (asynchronously) and bind groups of a plan on a device.
 * Throws {@link PlanRefusal} where the device is too small for it, or where a kernel does not compile.
 */
export async function preparePlan(
  device: GPUDevice,
  compiled: Plan,
  { onProgress, looksLater = false, variant = direct }: PrepareOptions = {},
): Promise<PlanExecutor> {
  const plan = shaderPlan(compiled, variant);
  refuseBeyondLimits(plan, device.limits);
  const training = { step: plan.step, quantise: plan.quantise };
  const looking = { count: plan.count, record: plan.record };
  const pipelines = await pipelinesOf(device, kernelsOf(looksLater ? training : { ...training, ...looking }), onProgress);
  const { value: executor, refusal } = underErrorScopes(device, () => executorOn(device, plan, pipelines, looksLater));
  const reason = await refusal;
  if (reason === null) return executor;
  executor.destroy();
  throw new PlanRefusal(words.refusedStep(reason));
}

/** The synchronous part. Ends with encoding a step that is never submitted, to validate it. */
function executorOn(
  device: GPUDevice,
  plan: ShaderPlan,
  pipelines: ReadonlyMap<string, GPUComputePipeline>,
  looksLater: boolean,
): PlanExecutor {
  const training = { step: plan.step, quantise: plan.quantise };
  const looking = { count: plan.count, record: plan.record };
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

  const { bound, places } = bindDispatches(device, training, pipelines, bufferOf);
  encodeInVain(device, Object.values(bound));
  let boundLooks = looksLater ? null : bindDispatches(device, looking, pipelines, bufferOf);

  const commands = commandsOf(device);
  const reports = reportRing(device, commands, bufferOf('report'), bufferOf('flips'), plan.layout.bitLinears.length);
  const shared = {
    latents: bufferOf('latents'),
    gradient: bufferOf('gradient'),
    slots: bySlot(plan.optimiser, (slot) => bufferOf(slotBuffer(slot))),
    codes: countsFlips(plan) ? bufferOf('codes') : null,
  };
  const state = sliceReader(device, commands, 'host-state', stateSlices(shared));
  const lookReader = sliceReader(device, commands, 'weight-look');
  let preparedLambda = Number.NaN;
  /** A step is encoded but not submitted: its input must not change. */
  let waits = false;

  function quantiseFor(lambda: number): void {
    commands.submit();
    device.queue.writeBuffer(bufferOf(stepInputBuffer), 0, plan.stepInput.writeLambda(lambda));
    bound.quantise.encode(commands.encoder());
    commands.submit();
    preparedLambda = lambda;
  }

  async function bindLooks(): Promise<NonNullable<typeof boundLooks>> {
    const compiled = await pipelinesOf(device, kernelsOf(looking));
    if (boundLooks !== null) return boundLooks;
    const { value, refusal } = underErrorScopes(device, () => {
      const looks = bindDispatches(device, looking, compiled, bufferOf);
      encodeInVain(device, Object.values(looks.bound));
      return looks;
    });
    boundLooks = value;
    const reason = await refusal;
    if (reason === null) return value;
    boundLooks = null;
    value.places.destroy();
    throw new PlanRefusal(words.refusedLook(reason));
  }

  return {
    plan,
    buffers: shared,
    load(given, lambda) {
      commands.submit();
      const { flipCounts } = given;
      for (const [name, values] of Object.entries(vectorsOf(plan, given))) device.queue.writeBuffer(bufferOf(name), 0, values.slice());
      // Differences from the former state are not flips.
      if (shared.codes !== null)
        device.queue.writeBuffer(shared.codes, 0, uncodedWords(flipCounts ?? new Uint32Array(plan.layout.bitLinearWeights)));
      quantiseFor(lambda);
    },
    async step(batch, settings) {
      if (waits) commands.submit();
      // Never within a schedule: the previous step has quantised for this λ.
      if (settings.lambda !== preparedLambda) quantiseFor(settings.lambda);
      device.queue.writeBuffer(bufferOf(stepInputBuffer), 0, plan.stepInput.write(batch, settings));
      bound.step.encode(commands.encoder(), settings.lambda === 1);
      waits = true;
      commands.afterSubmit(() => (waits = false));
      preparedLambda = settings.nextLambda;
      return reports.push(settings.step);
    },
    collect: () => reports.collect(),
    submit: () => commands.submit(),
    snapshot: async () => readState(state, shared),
    async prepareLook() {
      if (boundLooks === null) await bindLooks();
    },
    async look(wish) {
      const looks = (boundLooks ?? (await bindLooks())).bound;
      const parts = lookParts(plan, wish);
      commands.encoder().clearBuffer(bufferOf('counts'));
      looks.count.encode(commands.encoder());
      if (wish.recorded.length > 0) looks.record.encode(commands.encoder());
      const words = lookReader.read(parts.slices.map(({ buffer, ...place }) => ({ buffer: bufferOf(buffer), ...place })));
      commands.submit();
      return parts.understand(await words);
    },
    async read(name) {
      const buffer = bufferOf(name);
      const words = lookReader.read([{ buffer, firstWord: 0, words: buffer.size / 4 }]);
      commands.submit();
      return new Float32Array((await words)[0]?.buffer ?? new ArrayBuffer());
    },
    destroy() {
      // Other users of the device may have encoded, too.
      commands.submit();
      reports.destroy();
      state.destroy();
      lookReader.destroy();
      for (const buffer of [...buffers.values(), places, ...(boundLooks === null ? [] : [boundLooks.places])]) buffer.destroy();
    },
  };
}

/** Validates commands on the device, with and without the kernels for λ = 1, and discards them. */
function encodeInVain(device: GPUDevice, lists: readonly BoundDispatches[]): void {
  for (const isSettled of [false, true]) {
    const encoder = device.createCommandEncoder();
    for (const list of lists) list.encode(encoder, isSettled);
    encoder.finish();
  }
}

const kernelsOf = (lists: Readonly<Record<string, readonly ShaderDispatch[]>>): Shader[] =>
  Object.values(lists).flatMap((list) => list.map(({ kernel }) => kernel));

const countsFlips = ({ architecture }: Plan): boolean => modeOf(architecture.mode).levels !== null;
