/** A lesson that cannot be used. The message is a sentence for the person who wrote or opened it, and begins with the place. */
import * as words from '#words/lessons';

export class LessonError extends Error {
  override readonly name = 'LessonError';
  /** Where in the lesson: `steps[2].ask.options[0].reason`; empty for the whole. */
  readonly place: string;

  constructor(place: string, problem: string) {
    super(words.atPlace(place === '' ? words.theLesson : place, problem));
    this.place = place;
  }
}
