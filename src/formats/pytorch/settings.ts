/** `experiment.json` of the folder: the experiment as it is, and what follows from it that a program should not have to know. */
import { modeOf, modes, type ModeId } from '../../catalog/modes/modes';
import type { WeightRule } from '../../catalog/modes/weight-rule';
import { optimiserStep } from '../../catalog/optimisers/optimisers';
import { wholeAnswer } from '../../catalog/tasks/whole-answer';
import { taskOf } from '../../catalog/tasks/tasks';
import { trainedSpecs } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { decayShare } from '../../experiment/decay-share';
import type { PortableData, PortableModel } from '../format';

const FORMAT = 'bitnet-playground-pytorch';

export function settingsText({ experiment, step }: PortableModel, data: PortableData): string {
  const task = taskOf(experiment);
  const architecture = architectureOf(experiment);
  const { clipNorm, constants } = optimiserStep(experiment.optimiser, 1);
  const settings = {
    format: FORMAT,
    experiment,
    model: { ...architecture, weights: weightsOf(experiment.mode), granularity: modeOf(experiment.mode).granularity },
    parameters: trainedSpecs(architecture).map(({ name }) => name),
    training: { clipNorm, constants, decayShare, lateShare: modeOf(experiment.mode).lateShare ?? 0 },
    kind: task.kind,
    score: task.kind === 'tokens' ? (task.score === wholeAnswer ? 'wholeAnswer' : 'eachToken') : task.kind,
    firstStep: step,
    heldOut: { ...data.measuredCounts, all: task.every !== undefined },
    measured: data.measured,
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** How weights are rounded: by the formula of a paper, by a rule of numbers, or not at all; `undefined`: by another formula. */
export function weightsOf(id: ModeId): 'ternary' | 'binary' | WeightRule | null | undefined {
  const { levels, rounding, quantise } = modeOf(id);
  if (levels === null || rounding !== null) return levels === null ? null : rounding;
  return (['ternary', 'binary'] as const).find((known) => modes[known].quantise === quantise);
}
