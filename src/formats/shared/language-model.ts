import * as words from '#words/formats/formats';
import { isQuantised, modeOf } from '../../catalog/modes/modes';
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
 * @param refuseCodes why it has no place for the codes and scales of the mode; left out: it has one for ternary ones of one scale a matrix
 */
export function refuseLanguageModel(
  experiment: Experiment,
  program: string,
  refuseCodes = (): string | null => refuseOtherThanTernary(experiment, program),
): string | null {
  const { mode, weightScale } = experiment;
  const task = taskOf(experiment);
  if (task.kind !== 'tokens') return words.writesText(program, task.label);
  if (byteTokenizerOf(task) === null) return words.noCharacters(program, task.label);
  const { recipe, subNorms, ropeFactor, activationBits, activationRule, rotation } = architectureOf(experiment);
  if (recipe !== 'b1.58') return words.otherBlocks(program);
  if (!subNorms) return words.needsSubNorms(program);
  if (ropeFactor !== 1) return words.scaledPositions(program, ropeFactor);
  if (rotation) return words.rotates(program);
  if (!isQuantised(mode)) return null;
  const otherCodes = refuseCodes();
  if (otherCodes !== null) return otherCodes;
  if (activationBits !== 8) return words.otherActivations(program, activationBits);
  if (activationRule !== 'absmax') return words.roundsByMean(program);
  return weightScale === 'absmean' ? null : words.noScale(program);
}

/** Of one or two levels beside 0, and one scale a matrix. */
function refuseOtherThanTernary({ mode }: Experiment, program: string): string | null {
  const { levels, granularity, labelInText } = modeOf(mode);
  const isOther = granularity !== 'matrix' || levels === null || levels.some((level) => Math.abs(level) > 1);
  return isOther ? words.otherCodes(program, labelInText) : null;
}
