import { modeOf } from '../../catalog/modes/modes';
import type { TokenTask } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { byteTokenizerOf } from './byte-tokenizer';

/** The task of an experiment whose model other programs can run as a language model. Throws RangeError for another. */
export function languageTaskOf(experiment: Experiment): TokenTask {
  const task = taskOf(experiment);
  if (task.kind !== 'tokens') throw new RangeError(`"${task.label}" is no task of tokens.`);
  return task;
}

/**
 * Why a program that runs BitNet b1.58 as a language model would not compute what this experiment trains, or null when
 * it does. Such a file would load there and silently answer something else; so it is refused before it is made.
 *
 * @param program its name, and what it is used for in the sentence
 */
export function refuseLanguageModel(experiment: Experiment, program: string): string | null {
  const { recipe, mode, activationBits, weightScale } = experiment;
  const task = taskOf(experiment);
  if (task.kind !== 'tokens')
    return `${program} runs models that write text, and “${task.label}” is a task without any. Take “Packed weights” or the web page.`;
  if (byteTokenizerOf(task) === null)
    return `${program} writes text, and the signs of “${task.label}” are no characters. Take “Packed weights” or the web page.`;
  if (recipe !== 'b1.58')
    return `${program} knows the blocks of BitNet b1.58, not those of Edifice. Take “Packed weights” or the web page, or train again with the recipe b1.58.`;
  const { subNorms, ropeFactor } = architectureOf(experiment);
  if (!subNorms)
    return `${program} puts norms inside the blocks (sub-norms), and this model was trained without. Take “Packed weights” or the web page.`;
  if (ropeFactor !== 1)
    return `The positions of this model are scaled (by 1/${ropeFactor}), which has not been tried in ${program}. Take “Packed weights” or the web page.`;
  const { levels, granularity, label } = modeOf(mode);
  if (levels === null) return null;
  if (granularity !== 'matrix' || levels.some((level) => Math.abs(level) > 1))
    return `${program} knows codes −1, 0 and +1 with one scale a matrix, and ${label.toLowerCase()} weights are others. Take “Packed weights” or the web page.`;
  if (activationBits !== 8) {
    const trained = activationBits === null ? 'without rounding activations' : `with ${activationBits}-bit activations`;
    return `${program} rounds activations to 8 bits, and this model was trained ${trained}. Take “Packed weights” or the web page, or train again with activations of 8 bits.`;
  }
  if (weightScale !== 'absmean')
    return `${program} multiplies codes by their scale, and this model was trained without it. Take “Packed weights” or the web page, or train again with a weight scale.`;
  return null;
}
