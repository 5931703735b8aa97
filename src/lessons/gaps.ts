/** What a lesson that is being written still lacks, before others can play it. */
import * as words from '#words/lessons';
import type { Lesson, LessonStep } from './lesson';

export interface Gap {
  /** Of which step, from 0; null: of the lesson. */
  readonly step: number | null;
  /** A sentence for its author. */
  readonly message: string;
}

const letters = 'ABCDE';

/** In the order in which they stand; none: the lesson can be played. */
export function gapsIn({ title, steps }: Lesson): readonly Gap[] {
  return [
    ...(title.trim() === '' ? [{ step: null, message: words.noTitle }] : []),
    ...(steps.length === 0 ? [{ step: null, message: words.noStep }] : []),
    ...steps.flatMap((step, i) => wordsMissing(step).map((missing) => ({ step: i, message: words.stepLacks(i + 1, missing) }))),
  ];
}

function wordsMissing({ title, ask }: LessonStep): readonly string[] {
  const isBlank = (text: string): boolean => text.trim() === '';
  return [
    ...(isBlank(title) ? [words.aTitle] : []),
    ...(ask === null
      ? []
      : [
          ...(isBlank(ask.question) ? [words.itsQuestion] : []),
          ...ask.options.flatMap(({ text, reason }, i) => [
            ...(isBlank(text) ? [words.anAnswer(letters.charAt(i))] : []),
            ...(isBlank(reason) ? [words.aReason(letters.charAt(i))] : []),
          ]),
          ...(ask.options.length < 2 ? [words.aSecondAnswer] : []),
          ...(ask.shown.some(({ what }) => isBlank(what)) ? [words.wordsForNumber] : []),
        ]),
  ];
}
