/** The lessons that come with the playground, in their order; `#lessons` has them in the language of the page, as `#words` has words. */
import aStaircase from '#lessons/a-staircase';
import roundAfterwards from '#lessons/round-afterwards';
import whatDidYouSave from '#lessons/what-did-you-save';
import whatZeroBuys from '#lessons/what-zero-buys';
import whereAreTheLevels from '#lessons/where-are-the-levels';
import type { Lesson } from './lesson';
import { readLesson } from './read-lesson';

const files = [whereAreTheLevels, roundAfterwards, aStaircase, whatZeroBuys, whatDidYouSave];

let read: readonly Lesson[] | null = null;

/** Read when they are first asked for: checking every setting that they name takes a phone a fifth of a second. */
export const allLessons = (): readonly Lesson[] => (read ??= files.map((file) => readLesson(file)));

/** The lesson of an id; null where there is none. */
export const lessonOf = (id: string): Lesson | null => allLessons().find((lesson) => lesson.id === id) ?? null;
