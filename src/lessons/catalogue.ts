/** The lessons that come with the playground, in their order. */
import aStaircase from './lessons/a-staircase.json';
import roundAfterwards from './lessons/round-afterwards.json';
import whatDidYouSave from './lessons/what-did-you-save.json';
import whatZeroBuys from './lessons/what-zero-buys.json';
import whereAreTheLevels from './lessons/where-are-the-levels.json';
import type { Lesson } from './lesson';
import { readLesson } from './read-lesson';

const files = [whereAreTheLevels, roundAfterwards, aStaircase, whatZeroBuys, whatDidYouSave];

let read: readonly Lesson[] | null = null;

/** Read when they are first asked for: checking every setting that they name takes a phone a fifth of a second. */
export const allLessons = (): readonly Lesson[] => (read ??= files.map((file) => readLesson(file)));

/** The lesson of an id; null where there is none. */
export const lessonOf = (id: string): Lesson | null => allLessons().find((lesson) => lesson.id === id) ?? null;
