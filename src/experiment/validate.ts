import type { DataKind } from '../catalog/data/card';
import { dataNeeded, describeTask, taskOf } from '../catalog/tasks/tasks';
import { modelSize } from './architecture';
import { architectureOf } from './architecture-of';
import { experimentOf } from './defaults';
import type { Experiment, Issue } from './experiment';
import { readDraft } from './read-draft';

/** Weights, gradients and the two moments of AdamW then take 320 MB in float32: what a small laptop or a phone can spare. */
export const MAX_PARAMETERS = 20_000_000;

/** Values in the largest activation: 128 MiB in float32, the largest buffer binding that every WebGPU device must offer. */
export const MAX_ACTIVATION_VALUES = 2 ** 25;

export interface Validation {
  /** The experiment with all defaults filled in; null when there is an issue. */
  readonly experiment: Experiment | null;
  readonly issues: readonly Issue[];
}

/**
 * Checks anything that claims to be an experiment draft: a share link, a script, a file, the setup panel.
 * First each setting by itself, then how they fit together. A rule about several settings speaks only when each of
 * them is right by itself, so one mistake gives one message.
 */
export function validate(draft: unknown): Validation {
  const reading = readDraft(draft);
  const experiment = experimentOf(reading.draft);
  const wrong = new Set(reading.issues.map((issue) => issue.field));
  const combined = combinationRules
    .filter((rule) => !rule.fields.some((field) => wrong.has(field)))
    .map((rule) => ({ field: rule.fields[0], message: rule.refuse(experiment) }))
    .filter((issue): issue is { field: keyof Experiment; message: string } => issue.message !== null);
  const issues = [...reading.issues, ...combined];
  // The size is worth naming only of a model that can be built at all.
  if (issues.length === 0) issues.push(...refuseSize(experiment));
  return { experiment: issues.length === 0 ? experiment : null, issues };
}

interface CombinationRule {
  /** The settings that the rule compares; the issue appears at the first. */
  readonly fields: readonly [keyof Experiment, ...(keyof Experiment)[]];
  refuse(experiment: Experiment): string | null;
}

const combinationRules: readonly CombinationRule[] = [
  {
    fields: ['numHeads', 'hiddenSize', 'recipe'],
    refuse({ numHeads, hiddenSize, recipe }) {
      const fits = (heads: number): boolean => hiddenSize % heads === 0 && (recipe === 'edifice' || (hiddenSize / heads) % 2 === 0);
      if (fits(numHeads)) return null;
      const reason =
        hiddenSize % numHeads === 0
          ? `each head would get ${hiddenSize / numHeads} values, and the recipe b1.58 needs an even number because its position code (RoPE) turns them in pairs`
          : `${hiddenSize} values (hiddenSize) cannot be shared equally among ${numHeads} heads`;
      const possible = Array.from({ length: hiddenSize }, (_, index) => index + 1).filter(fits);
      const advice = possible.length === 0 ? 'Choose an even hiddenSize.' : `With hiddenSize ${hiddenSize}, numHeads can be ${possible.join(', ')}.`;
      return `numHeads ${numHeads} does not fit: ${reason}. ${advice}`;
    },
  },
  {
    fields: ['numKvHeads', 'numHeads'],
    refuse({ numKvHeads, numHeads }) {
      if (numHeads % numKvHeads === 0) return null;
      const possible = Array.from({ length: numHeads }, (_, index) => index + 1).filter((heads) => numHeads % heads === 0);
      return `numKvHeads ${numKvHeads} does not fit: every key/value head serves the same number of the ${numHeads} heads (numHeads), so it can be ${possible.join(', ')}.`;
    },
  },
  {
    fields: ['data', 'task'],
    refuse({ data, task }) {
      const needed = dataNeeded(task);
      if ((data?.kind ?? null) === needed) return null;
      const { label } = describeTask(task);
      return needed === null ? `"${label}" makes its own examples: leave data out, or choose a task of your own data.` : `"${label}" has no data yet: ${invitations[needed]}.`;
    },
  },
  {
    fields: ['seqLen', 'task', 'data'],
    refuse: (experiment) => ((experiment.data?.kind ?? null) === dataNeeded(experiment.task) ? taskOf(experiment).refuseSeqLen(experiment.seqLen) : null),
  },
  {
    fields: ['warmupSteps', 'steps'],
    refuse: ({ warmupSteps, steps }) =>
      warmupSteps <= steps ? null : `warmupSteps ${warmupSteps} is longer than the whole training: with steps ${steps} it can be 0 to ${steps}.`,
  },
  {
    fields: ['lambdaSteps', 'steps'],
    refuse: ({ lambdaSteps, steps }) =>
      lambdaSteps <= steps ? null : `lambdaSteps ${lambdaSteps} is longer than the whole training, so the weights would never be fully quantised: with steps ${steps} it can be 0 to ${steps}.`,
  },
];

const invitations: Readonly<Record<DataKind, string>> = {
  text: 'give a text first',
  table: 'give a table first',
  strokes: 'draw some gestures first',
  foreign: 'open a model that another program made',
};

function refuseSize(experiment: Experiment): readonly Issue[] {
  const architecture = architectureOf(experiment);
  const { parameters } = modelSize(architecture);
  if (parameters > MAX_PARAMETERS) {
    const message = `The model would have ${grouped(parameters)} weights; a browser has memory to train ${grouped(MAX_PARAMETERS)}. Lower hiddenSize, numLayers or feedForwardSize.`;
    return [{ field: 'hiddenSize', message }];
  }
  const { batchSize, seqLen, numHeads, hiddenSize, feedForwardSize } = experiment;
  const vocab = architecture.input.kind === 'tokens' ? architecture.input.vocab : 0;
  // Per time step: attention weights, feed-forward, fused query/key/value, logits.
  const widest = Math.max(numHeads * seqLen, feedForwardSize, 3 * hiddenSize, vocab);
  const values = batchSize * seqLen * widest;
  if (values <= MAX_ACTIVATION_VALUES) return [];
  const possible = Math.floor(MAX_ACTIVATION_VALUES / (seqLen * widest));
  const advice = possible === 0 ? 'Lower seqLen or numHeads.' : `With these sizes batchSize can be 1 to ${possible}.`;
  const message = `A batch of ${batchSize} needs a buffer of ${grouped(values)} numbers; graphics cards are only bound to accept ${grouped(MAX_ACTIVATION_VALUES)}. ${advice}`;
  return [{ field: 'batchSize', message }];
}

/** 20000000 → "20,000,000". */
const grouped = (count: number): string => count.toLocaleString('en');
