import { rotationNeedsRounding } from '#words/catalog/recipes';
import * as words from '#words/experiment/validate';
import type { DataKind } from '../catalog/data/card';
import { modeOf } from '../catalog/modes/modes';
import { dataNeeded, describeTask, taskOf } from '../catalog/tasks/tasks';
import { experimentOf } from './defaults';
import type { Experiment, Issue } from './experiment';
import { adviseHeads, widthStep } from './heads';
import { readDraft } from './read-draft';
import { refuseSize } from './refuse-size';
import { roundingStart } from './rounding-start';

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
      if (hiddenSize % widthStep({ recipe, numHeads }) === 0) return null;
      const reason = hiddenSize % numHeads === 0 ? words.oddHeads(hiddenSize / numHeads) : words.unequalHeads(hiddenSize, numHeads);
      return words.noMatch(numHeads, reason, adviseHeads({ hiddenSize, numHeads, recipe }));
    },
  },
  {
    fields: ['numKvHeads', 'numHeads'],
    refuse({ numKvHeads, numHeads }) {
      if (numHeads % numKvHeads === 0) return null;
      const possible = Array.from({ length: numHeads }, (_, index) => index + 1).filter((heads) => numHeads % heads === 0);
      return words.keyValueHeads(numKvHeads, numHeads, possible.join(', '));
    },
  },
  {
    fields: ['data', 'task'],
    refuse({ data, task }) {
      const needed = dataNeeded(task);
      if ((data?.kind ?? null) === needed) return null;
      const { label } = describeTask(task);
      return needed === null ? words.ownExamples(label) : words.noData(label, invitations[needed]);
    },
  },
  {
    fields: ['seqLen', 'task', 'data'],
    refuse: (experiment) =>
      (experiment.data?.kind ?? null) === dataNeeded(experiment.task) ? taskOf(experiment).refuseSeqLen(experiment.seqLen) : null,
  },
  {
    fields: ['warmupSteps', 'steps'],
    refuse: ({ warmupSteps, steps }) => (warmupSteps <= steps ? null : words.longWarmup(warmupSteps, steps)),
  },
  {
    fields: ['lambdaSteps', 'steps', 'mode'],
    refuse({ lambdaSteps, steps, mode }) {
      const longest = steps - roundingStart({ mode, steps });
      return lambdaSteps <= longest ? null : words.longLambda(lambdaSteps, steps, longest);
    },
  },
  {
    fields: ['hiddenSize', 'feedForwardSize', 'mode'],
    refuse: ({ hiddenSize, feedForwardSize, mode }) =>
      modeOf(mode).rounding?.keepsThreeOfFour === true && (hiddenSize % 4 !== 0 || feedForwardSize % 4 !== 0)
        ? words.multiplesOfFour(hiddenSize, feedForwardSize)
        : null,
  },
  {
    fields: ['activationBits', 'mode'],
    refuse({ activationBits, mode }) {
      const { bits = activationBits, rotation = false } = modeOf(mode).activations ?? {};
      return rotation && bits === null ? rotationNeedsRounding : null;
    },
  },
  {
    fields: ['weightScale', 'mode'],
    refuse: ({ weightScale, mode }) =>
      weightScale === 'none' && modeOf(mode).rounding?.learnt !== undefined ? words.learntNeedsScale(modeOf(mode).labelInText) : null,
  },
];

const invitations: Readonly<Record<DataKind, string>> = {
  text: words.giveText,
  table: words.giveTable,
  strokes: words.drawGestures,
  foreign: words.openModel,
};
