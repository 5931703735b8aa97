/** Writes a lesson as the JSON that `read-lesson.ts` reads: what it leaves out is what is read without it. */
import type { Lesson, LessonStep, Question } from './lesson';
import { LESSON_VERSION } from './lesson-limits';

/** The same lesson again when it is read, finished or not. */
export function lessonAsJson({ id, title, aim, assumes, steps }: Lesson): object {
  return { bitnetLesson: LESSON_VERSION, id, title, ...words({ aim, assumes }), steps: steps.map(stepAsJson) };
}

/** The text of a lesson file, for people to read too. */
export const writeLesson = (lesson: Lesson): string => `${JSON.stringify(lessonAsJson(lesson), null, 2)}\n`;

/** An id for a title: its letters and digits, as an address has them. */
export function idOf(title: string): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'lesson' : plain;
}

const words = (given: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim() !== ''));

const stepAsJson = ({ title, text, draft, view, panel, act, ask }: LessonStep): object => ({
  title,
  ...words({ text }),
  ...(draft === null ? {} : { draft }),
  ...(Object.keys(view).length === 0 ? {} : { view }),
  ...(panel === null ? {} : { panel }),
  ...(act === null ? {} : { act }),
  ...(ask === null ? {} : { ask: questionAsJson(ask) }),
});

const questionAsJson = ({ question, options, answer, fact, shown }: Question): object => ({
  question,
  options,
  answer,
  ...(fact === null ? {} : { fact: fact.text }),
  ...(shown.length === 0 ? {} : { shown: shown.map(({ what, value, as }) => ({ what, value: value.text, as })) }),
});
