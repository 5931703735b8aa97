import { modeOf } from '../catalog/modes/modes';
import { taskOf } from '../catalog/tasks/tasks';
import type { Architecture } from './architecture';
import type { Experiment } from './experiment';

/**
 * Base of the rotary angles. Language models take 10,000 and more for contexts of thousands of tokens; ours are of a few
 * dozen, in which most pairs would hardly turn at all and positions could not be told apart.
 */
const ropeTheta = 100;

/** The model that a valid experiment trains. Any recipe serves any task: the task decides only what goes in and comes out. */
export function architectureOf(experiment: Experiment): Architecture {
  const task = taskOf(experiment);
  const { bits = experiment.activationBits, rule = 'absmax', rotation = false } = modeOf(experiment.mode).activations ?? {};
  const foreign = experiment.data?.kind === 'foreign' ? experiment.data : null;
  return {
    recipe: modeOf(experiment.mode).block ?? experiment.recipe,
    input: task.kind === 'tokens' ? { kind: 'tokens', vocab: task.vocabulary.length } : { kind: 'frames', embedDim: task.frameSize },
    classes: task.kind === 'tokens' ? null : task.kind === 'frames' ? task.labels.length : task.frameSize,
    outputs: task.kind === 'forecast' ? 'numbers' : 'logits',
    hiddenSize: experiment.hiddenSize,
    numHeads: experiment.numHeads,
    numKvHeads: experiment.numKvHeads,
    numLayers: experiment.numLayers,
    feedForwardSize: experiment.feedForwardSize,
    seqLen: experiment.seqLen,
    dropout: experiment.dropout,
    mode: experiment.mode,
    activationBits: bits,
    activationRule: rule,
    rotation,
    weightScale: experiment.weightScale,
    variant: 'bitnet',
    activation: modeOf(experiment.mode).feedForward ?? experiment.activation,
    ropeTheta: foreign?.ropeTheta ?? ropeTheta,
    ropeFactor: foreign?.ropeFactor ?? 1,
    normEpsilon: foreign?.normEpsilon ?? 1e-5,
    subNorms: foreign?.subNorms ?? true,
  };
}
