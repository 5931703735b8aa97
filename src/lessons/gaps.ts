/** What a lesson that is being written still lacks, before others can play it. */
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
    ...(title.trim() === '' ? [{ step: null, message: 'The lesson has no title.' }] : []),
    ...(steps.length === 0 ? [{ step: null, message: 'There is no step yet. Use the page: each thing you do becomes one.' }] : []),
    ...steps.flatMap((step, i) => wordsMissing(step).map((missing) => ({ step: i, message: `Step ${i + 1} lacks ${missing}.` }))),
  ];
}

function wordsMissing({ title, ask }: LessonStep): readonly string[] {
  const isBlank = (text: string): boolean => text.trim() === '';
  return [
    ...(isBlank(title) ? ['a title'] : []),
    ...(ask === null
      ? []
      : [
          ...(isBlank(ask.question) ? ['its question'] : []),
          ...ask.options.flatMap(({ text, reason }, i) => [
            ...(isBlank(text) ? [`answer ${letters.charAt(i)}`] : []),
            ...(isBlank(reason) ? [`the reason for answer ${letters.charAt(i)}`] : []),
          ]),
          ...(ask.options.length < 2 ? ['a second answer'] : []),
          ...(ask.shown.some(({ what }) => isBlank(what)) ? ['words for a measured number'] : []),
        ]),
  ];
}
