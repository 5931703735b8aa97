/** What a run from a file must be, before anything here relies on it: every part of the right kind, and all of it of one model. */
import * as words from '#words/worker/library-file';
import { bySlot } from '../../catalog/optimisers/optimisers';
import { modelSize } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { validate } from '../../experiment/validate';
import { FormatError } from '../../formats/format-error';
import type { WholeRun } from './run-shelf';

/** Null: right. Otherwise the first part that is not, by its path. */
type Check = (value: unknown) => string | null;

const when =
  (isRight: (value: unknown) => boolean): Check =>
  (value) =>
    isRight(value) ? null : '';

const number = when((value) => typeof value === 'number');
const count = when((value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
const text = (most: number): Check => when((value) => typeof value === 'string' && value.length <= most);
const flag = when((value) => typeof value === 'boolean');
/** A fact that is left out where it is none. */
const onlyTrue = when((value) => value === true);
const numbers = (...kinds: readonly { readonly prototype: unknown }[]): Check =>
  when((value) => kinds.some((kind) => Object.prototype.isPrototypeOf.call(Object(kind.prototype), Object(value))));
const oneOf = (...values: readonly string[]): Check => when((value) => typeof value === 'string' && values.includes(value));
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);
const list =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return '';
    for (const [i, each] of value.entries()) {
      const wrong = check(each);
      if (wrong !== null) return `[${i}]${wrong}`;
    }
    return null;
  };
const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    for (const [name, check] of Object.entries(fields)) {
      const wrong = check((value as Readonly<Record<string, unknown>>)[name]);
      if (wrong !== null) return `.${name}${wrong}`;
    }
    return null;
  };
const record =
  (check: Check): Check =>
  (value) =>
    typeof value !== 'object' || value === null || Array.isArray(value) ? '' : list(check)(Object.values(value));

const anything: Check = () => null;
const id = text(200);
const heldOut = object({ heldOutLossNats: number, score: number });
const baseline = object({ score: number, lossNats: number, label: text(200) });
const comparison = orNull(object({ id, link: text(10_000) }));
const owner = oneOf('session', 'sweep', 'script', 'file');
const state = oneOf('ready', 'running', 'paused', 'finished', 'failed');

const summary = object({
  id,
  libraryId: id,
  owner,
  comparison,
  backend: oneOf('webgpu', 'wasm', 'cpu'),
  seed: count,
  learningRate: number,
  step: count,
  steps: count,
  trainLossNats: orNull(number),
  heldOutLossNats: orNull(number),
  score: orNull(number),
  baseline: number,
  reference: object({ baseline, floor: orNull(object({ lossNats: number, label: text(200) })) }),
  parameters: count,
  packedBytes: count,
  fileBytes: count,
  elapsedMs: number,
  recordingMs: number,
  storingMs: number,
  stepsPerSecond: orNull(number),
  state,
  failure: optional(text(10_000)),
  wentPlain: optional(onlyTrue),
  roundedAfterwards: optional(record(heldOut)),
  latentsInstead: optional(heldOut),
});

const evaluation = object({
  step: count,
  elapsedMs: number,
  heldOutLossNats: number,
  score: number,
  examples: list(
    object({
      prompt: text(100_000),
      expected: text(100_000),
      predicted: text(100_000),
      correct: list(flag),
      points: optional(list(list(number))),
      forecast: optional(
        object({
          columns: orNull(list(text(1000))),
          width: count,
          seen: list(list(number)),
          expected: list(number),
          predicted: list(number),
        }),
      ),
    }),
  ),
  roundedAfterwards: optional(record(heldOut)),
  latentsInstead: optional(heldOut),
});

const histogram = object({ min: number, max: number, counts: list(number) });
const layer = object({
  name: id,
  shape: list(count),
  gamma: number,
  scaleRange: optional(list(number)),
  counts: record(number),
  bitsPerWeight: number,
  flips: number,
  neverFlippedShare: orNull(number),
  flippedOftenShare: orNull(number),
  undecidedShare: number,
  effectiveNearLevelShare: number,
  latentNearLevelShare: number,
  thresholds: list(number),
  histograms: object({ latent: histogram, quantised: histogram, effective: histogram }),
});

const look = object({
  inspection: object({ step: count, lambda: number, layers: list(layer) }),
  recorded: list(object({ layer: id, shape: list(count), levels: list(number), codes: numbers(Uint8Array), latents: numbers(Int8Array) })),
  flipCounts: list(object({ layer: id, counts: numbers(Uint16Array) })),
});

const step = object({ step: count, lossNats: number, learningRate: number, lambda: number, flips: number, elapsedMs: number });

const wholeRun = object({
  row: object({
    id: when((value) => typeof value === 'string' && value !== '' && value.length <= 200),
    name: text(1000),
    note: text(100_000),
    starred: flag,
    step: count,
    summary,
    keptAtMs: number,
    sizeBytes: number,
    losses: object({ steps: list(number), lossNats: list(number) }),
  }),
  kept: object({
    id,
    libraryId: id,
    owner,
    comparison,
    experiment: anything,
    state,
    failure: orNull(text(10_000)),
    evaluation: orNull(evaluation),
    wentPlain: optional(onlyTrue),
    training: object({
      snapshot: object({
        step: count,
        latents: numbers(Float32Array),
        slots: record(numbers(Float32Array)),
        flipCounts: orNull(numbers(Uint32Array)),
      }),
      learningRate: number,
      elapsedMs: number,
      lastLossNats: orNull(number),
      until: orNull(number),
    }),
  }),
  log: object({ steps: list(step), evaluations: list(evaluation), looks: list(look) }),
});

/** The value as a run. Throws {@link FormatError} where it is none, with what is wrong and the byte at which the run begins. */
export function requireWholeRun(value: unknown, byteOffset: number): WholeRun {
  const wrong = wholeRun(value);
  if (wrong !== null) throw new FormatError(words.properRun(wrong.slice(1)), words.oneWithout, byteOffset);
  const run = value as WholeRun;
  const { experiment, issues } = validate(run.kept.experiment);
  if (experiment === null) throw new FormatError(words.trainable, issues.map(({ message }) => message).join(' '), byteOffset);
  const mismatch = mismatchOf(run, experiment);
  if (mismatch !== null) throw new FormatError(mismatch, words.another, byteOffset);
  const { task, recipe, mode, seed, steps } = experiment;
  const { file: _file, ...kept } = run.kept;
  return {
    row: { ...run.row, summary: { ...run.row.summary, task, recipe, mode, seed, steps, experiment } },
    kept: { ...kept, experiment },
    log: run.log,
  };
}

/** What of a run does not belong to the model of its settings, or to the same run; null: nothing. */
function mismatchOf({ row, kept, log }: WholeRun, experiment: Experiment): string | null {
  const { snapshot } = kept.training ?? { snapshot: null };
  const { parameters, bitLinearParameters } = modelSize(architectureOf(experiment));
  const slots = Object.keys(bySlot(experiment.optimiser, () => null));
  if (kept.libraryId !== row.id) return words.stateOf(row.id.slice(0, 40));
  if (snapshot?.step !== row.step || row.step > experiment.steps) return words.stateOfStep(row.step);
  if (snapshot.latents.length !== parameters) return words.weights(parameters);
  if (slots.join() !== Object.keys(snapshot.slots).join() || slots.some((slot) => snapshot.slots[slot]?.length !== parameters))
    return words.vectors(experiment.optimiser);
  if (snapshot.flipCounts !== null && snapshot.flipCounts.length !== bitLinearParameters) return words.flips(bitLinearParameters);
  if (row.losses.steps.length !== row.losses.lossNats.length) return words.lossForEveryStep;
  const isAscending = (steps: readonly number[]): boolean => steps.every((each, i) => i === 0 || each > (steps[i - 1] ?? 0));
  const orders = [log.steps, log.evaluations, log.looks.map(({ inspection }) => inspection)];
  return orders.every((each) => isAscending(each.map((entry) => entry.step))) ? null : words.stepsInOrder;
}
