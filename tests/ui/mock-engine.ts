/**
 * An engine for tests of the page's own state: answers requests at once, trains nothing, and emits what a test tells it
 * to. Never shipped; the numbers in it are no measurements.
 */
import type { ModeId } from '../../src/catalog/modes/modes';
import { experimentOf } from '../../src/experiment/defaults';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import type { Arm } from '../../src/state/arms';
import type { Schedule } from '../../src/state/event-pump';
import { emptySeries } from '../../src/state/record/series';
import type { EngineClient } from '../../src/worker/page/client';
import type {
  EngineEvent,
  Evaluation,
  Inspection,
  KeptRun,
  LayerInspection,
  LibraryEntry,
  Requests,
  RequestType,
  RunId,
  RunSummary,
  StepReport,
} from '../../src/worker/protocol';

type Answers = { [T in RequestType]: (args: Requests[T]['args']) => Requests[T]['result'] };

export interface MockEngine extends EngineClient {
  /** Every request so far, oldest first. */
  readonly asked: readonly { readonly type: RequestType; readonly args: unknown }[];
  emit(event: EngineEvent): void;
  /** The next request of this type is rejected with this error. */
  refuse(type: RequestType, error: Error): void;
  /** Requests of this type are answered like this from now on. */
  answer<T extends RequestType>(type: T, reply: Answers[T]): void;
  /** Answers to requests of this type wait until the returned function is called. */
  hold(type: RequestType): () => void;
}

export function summaryOf(id: RunId, draft: ExperimentDraft = {}, changes: Partial<RunSummary> = {}): RunSummary {
  const experiment = experimentOf(draft);
  const { task, recipe, mode, seed, steps } = experiment;
  return {
    id,
    libraryId: `kept ${id}`,
    comparison: null,
    task,
    recipe,
    mode,
    seed,
    steps,
    experiment,
    learningRate: experiment.learningRate,
    owner: 'session',
    backend: 'cpu',
    step: 0,
    trainLossNats: null,
    heldOutLossNats: null,
    score: null,
    baseline: 0.1,
    reference: { baseline: { score: 0.1, lossNats: 2.303, label: 'guess' }, floor: null },
    parameters: 1000,
    packedBytes: 500,
    fileBytes: 6_500,
    elapsedMs: 0,
    recordingMs: 0,
    storingMs: 0,
    stepsPerSecond: null,
    state: 'ready',
    ...changes,
  };
}

/** A run as the library lists it; its name is its id in the library unless another is given. */
export function libraryEntryOf(summary: RunSummary, changes: Partial<LibraryEntry> = {}): LibraryEntry {
  const { libraryId, step, steps, experiment } = summary;
  return {
    id: libraryId,
    name: libraryId,
    note: '',
    starred: false,
    isSetAside: false,
    sizeBytes: 1000,
    losses: { steps: [], lossNats: [] },
    heldBy: 'nobody',
    keptAtMs: 0,
    step,
    steps,
    experiment,
    summary,
    ...changes,
  };
}

export const stepReport = (step: number, changes: Partial<StepReport> = {}): StepReport => ({
  step,
  lossNats: 1 / (step + 1),
  learningRate: 0.01,
  lambda: 1,
  flips: 3,
  elapsedMs: step,
  ...changes,
});

export const evaluationOf = (step: number, heldOutLossNats: number, score = 0.5, changes: Partial<Evaluation> = {}): Evaluation => ({
  step,
  elapsedMs: 20 * step,
  heldOutLossNats,
  score,
  examples: [],
  ...changes,
});

export function layerOf(changes: Partial<LayerInspection> = {}): LayerInspection {
  const histogram = { min: -2.5, max: 2.5, counts: [0, 4, 8, 4, 0] };
  return {
    name: 'blocks.0.attention.query.weight',
    shape: [4, 4],
    gamma: 0.03,
    counts: { '-1': 5, '0': 6, '1': 5 },
    bitsPerWeight: 1.57,
    flips: 2,
    neverFlippedShare: 0.5,
    flippedOftenShare: 0.125,
    undecidedShare: 0.12,
    effectiveNearLevelShare: 0.3,
    latentNearLevelShare: 0.15,
    thresholds: [-0.5, 0.5],
    histograms: { latent: histogram, quantised: histogram, effective: histogram },
    ...changes,
  };
}

/** An arm with one run per list of evaluations; `changes` of a run's summary by its place. */
export const armOf = (
  mode: ModeId,
  evaluations: readonly (readonly Evaluation[])[],
  changes: Readonly<Record<number, Partial<RunSummary>>> = {},
): Arm => ({
  mode,
  runs: evaluations.map((each, seed) => ({
    summary: summaryOf(`${mode}-${seed}`, { mode, seed }, changes[seed]),
    series: emptySeries,
    evaluations: each,
    bitsPerWeight: mode === 'none' ? 32 : null,
  })),
});

export const inspectionOf = (step: number, lambda = 1): Inspection => ({ step, lambda, layers: [layerOf()] });

export const keptOf = ({
  id,
  owner,
  libraryId,
  comparison,
  experiment,
  state,
  step,
  learningRate,
  elapsedMs,
  trainLossNats,
}: RunSummary): KeptRun => ({
  id,
  owner,
  libraryId,
  comparison,
  experiment,
  state,
  failure: null,
  evaluation: null,
  training: {
    learningRate,
    elapsedMs,
    lastLossNats: trainLossNats,
    until: null,
    snapshot: step === 0 ? null : { step, latents: new Float32Array(1), slots: {}, flipCounts: null },
  },
});

/** How often the page gets round to what the engine told it, in ms. */
export const pagePaceMs = 90;

/** Events are folded as late as the page does it. */
export const asThePage: Schedule = (callback) => void setTimeout(callback, pagePaceMs);

export function mockEngine(): MockEngine {
  const asked: { type: RequestType; args: unknown }[] = [];
  const listeners = new Set<(event: EngineEvent) => void>();
  const refusals = new Map<RequestType, Error>();
  const holds = new Map<RequestType, Promise<void>>();
  const summaries = new Map<RunId, RunSummary>();
  let made = 0;

  function emit(event: EngineEvent): void {
    // What a test makes a run do is what the engine knows of it from then on.
    if ('summary' in event) summaries.set(event.summary.id, event.summary);
    for (const listener of listeners) listener(event);
  }
  const summary = (id: RunId): RunSummary => summaries.get(id) ?? summaryOf(id);

  const answers: Answers = {
    backends: () => {
      const reports = [{ id: 'cpu', usable: true }] as const;
      emit({ type: 'backendsReported', reports, active: 'cpu' });
      return { reports, active: 'cpu' };
    },
    readData: () => {
      throw new Error('The mock engine reads no data.');
    },
    holdData: () => null,
    forgetData: () => null,
    create: ({ experiment, owner = 'script' }) => {
      made += 1;
      const created = summaryOf(`run-${made}`, experiment, { owner });
      summaries.set(created.id, created);
      emit({ type: 'created', summary: created });
      return created;
    },
    play: () => null,
    pause: () => null,
    step: ({ id, count }) => ({ ...summary(id), step: count }),
    finish: ({ id }) => summary(id),
    reset: ({ ids }) => {
      for (const id of ids) emit({ type: 'wasReset', summary: { ...summary(id), step: 0, state: 'ready' } });
      return null;
    },
    remove: ({ ids }) => {
      for (const id of ids) emit({ type: 'removed', id });
      return null;
    },
    setLearningRate: () => null,
    focus: () => null,
    runs: () => [...summaries.values()],
    inspect: () => inspectionOf(0),
    fingerprint: ({ id }) => ({ step: summary(id).step, heldOutLossNats: 0.5, score: 0.25, digest: 0x12345678 }),
    predict: ({ input }) => ({
      kind: 'tokens',
      prompt: String(input),
      output: '',
      tokens: [],
      source: { weights: 'packed', bitLinearBytes: 1, kernel: 'typed arrays' },
    }),
    prepareLooks: () => null,
    attention: () => ({ step: 0, tokens: ['a', 'b'], writtenFrom: 2, layers: 1, heads: 1, probabilities: Float32Array.of(1, 0, 0.5, 0.5) }),
    dissect: ({ layer, position, output }) => ({
      step: 0,
      layer,
      shape: [1, 2],
      tokens: ['a'],
      position,
      output,
      inputs: Float32Array.of(1, -1),
      rotated: false,
      rounded: Int8Array.of(127, -127),
      activationStep: 1 / 127,
      weights: Float32Array.of(1, 0),
      quantised: true,
      weightScales: [0.5],
      groupInputs: 64,
      bias: 0,
      result: 0.5,
    }),
    rehearse: ({ layer }) => ({
      step: 1,
      layer,
      lambda: 1,
      learningRate: 0.01,
      batchSize: 1,
      lossNats: 1,
      gradientNorm: 1,
      clipFactor: 1,
      before: { gamma: 1, counts: [0, 1, 0], thresholds: [-0.5, 0.5] },
      after: { gamma: 1, counts: [0, 1, 0], thresholds: [-0.5, 0.5] },
      flips: 0,
      allFlips: 0,
      watched: [],
    }),
    formats: () => [],
    export: () => ({
      fileName: 'model',
      bytes: new Uint8Array(),
      check: { numbers: 1, inputs: 1, maxDifference: 0, agreement: 1 },
      parts: [],
      bitsPerWeight: null,
      usage: [],
      companions: [],
    }),
    open: () => summaryOf('opened', { task: 'tales', mode: 'binary' }, { opened: true, state: 'paused', owner: 'file' }),
    library: () => [],
    resume: ({ id }) => summary(id),
    shelve: () => null,
    setAside: () => null,
    recall: () => ({ steps: [], evaluations: [], looks: [] }),
    describe: () => null,
    discard: () => null,
    bringBack: () => null,
    packKept: () => null,
    bringLibrary: () => ({ added: 0, replaced: 0, left: 0 }),
    emptyLibrary: () => null,
    alive: () => null,
    keep: ({ id }) => keptOf(summary(id)),
    restore: ({ kept }) => {
      const restored = {
        ...summaryOf(kept.id, kept.experiment),
        step: kept.training?.snapshot?.step ?? 0,
        owner: kept.owner,
        state: kept.state,
      };
      summaries.set(kept.id, restored);
      emit({ type: 'restored', summary: restored });
      return restored;
    },
  };

  return {
    asked,
    emit,
    refuse: (type, error) => void refusals.set(type, error),
    answer(type, reply) {
      answers[type] = reply;
    },
    hold(type) {
      let release = (): void => undefined;
      holds.set(type, new Promise((resolve) => (release = resolve)));
      return () => {
        holds.delete(type);
        release();
      };
    },
    async request(type, args) {
      asked.push({ type, args });
      await holds.get(type);
      const refusal = refusals.get(type);
      refusals.delete(type);
      if (refusal !== undefined) throw refusal;
      return answers[type](args);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
