/** `experiment.json` of the folder: the experiment as it is, and what follows from it that a program should not have to know. */
import { optimiserStep } from '../../catalog/optimisers/optimisers';
import { wholeAnswer } from '../../catalog/tasks/whole-answer';
import { taskOf } from '../../catalog/tasks/tasks';
import { parameterSpecs } from '../../experiment/architecture';
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
    model: architecture,
    parameters: parameterSpecs(architecture).map(({ name }) => name),
    training: { clipNorm, constants, decayShare },
    kind: task.kind,
    score: task.kind === 'tokens' ? (task.score === wholeAnswer ? 'wholeAnswer' : 'eachToken') : task.kind,
    firstStep: step,
    heldOut: { ...data.measuredCounts, all: task.every !== undefined },
    measured: data.measured,
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}
