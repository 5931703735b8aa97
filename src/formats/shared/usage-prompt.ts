/** What to ask a model in the lines that are copied into a terminal or a program: its task's own example, in its own window. */
import * as words from '#words/formats/formats';
import type { Experiment } from '../../experiment/experiment';
import { textOfSymbol } from './byte-tokenizer';
import { languageTaskOf } from './language-model';

export interface UsagePrompt {
  /** As a program takes it: what begins every text is no part of it, since the program adds that itself. */
  readonly text: string;
  /** How many tokens there is room for after it, 1 at least; where the answer is shorter, as many as it has. */
  readonly tokensToWrite: number;
  /** A sentence on the context window, for longer prompts. */
  readonly window: string;
}

/** A prompt that the model of an experiment knows. Throws RangeError where it is no language model. */
export function usagePromptOf(experiment: Experiment): UsagePrompt {
  const { seqLen } = experiment;
  const { tokens, answerLength } = exampleOf(experiment);
  const room = Math.max(1, seqLen - tokens.length);
  const unit = languageTaskOf(experiment).tokenizer === undefined ? 'characters' : 'tokens';
  const isCut = answerLength !== null && answerLength > room;
  return {
    text: textOf(experiment, tokens),
    tokensToWrite: Math.min(room, answerLength ?? room),
    window: isCut ? words.narrowWindow(unit, seqLen, room, answerLength) : words.window(unit, seqLen),
  };
}

/** A text to try a step of training on: the example with its answer, twice or more where it is too short to learn from. */
export function usageTextOf(experiment: Experiment): string {
  const { seqLen } = experiment;
  const task = languageTaskOf(experiment);
  const { tokens } = exampleOf(experiment);
  const whole = [...tokens, ...(task.answer(task.examplePrompt(seqLen), seqLen) ?? [])];
  const unit = whole.slice(task.startToken === undefined ? 0 : 1);
  while (whole.length + unit.length <= seqLen && whole.length < FEWEST_TO_LEARN_FROM) whole.push(...unit);
  return textOf(experiment, whole.slice(0, seqLen));
}

const FEWEST_TO_LEARN_FROM = 8;

function exampleOf(experiment: Experiment): ReturnType<ReturnType<typeof languageTaskOf>['prompt']> {
  const task = languageTaskOf(experiment);
  return task.prompt(task.examplePrompt(experiment.seqLen), experiment.seqLen);
}

/** The text of tokens, the one that begins every text left out. */
function textOf(experiment: Experiment, tokens: readonly number[]): string {
  const task = languageTaskOf(experiment);
  const typed = task.startToken === undefined ? tokens : tokens.slice(1);
  // Other programs know the symbols of a text that a person gave, and do not put letters together.
  if (task.tokenizer !== undefined && task.textOf !== undefined) return task.textOf(typed);
  return typed.map((id) => textOfSymbol(task.vocabulary[id] ?? '')).join('');
}
