/** The lessons that come along: what they name exists on the page, and a sixteen-year-old can read them. */
import { describe, expect, test } from 'vitest';
import { allLessons } from '../../src/lessons/catalogue';
import type { Lesson } from '../../src/lessons/lesson';
import { readLessonFile } from '../../src/lessons/read-lesson';
import { explorerViewIds } from '../../src/state/view/page-view';
import { filesUnder, readText } from '../structure/project-files';
import { glossary } from '../../src/ui/glossary/glossary';
import { viewNames } from '../../src/ui/lessons/act-words';
import * as german from '../../src/words/de/ui/explorer';
import * as germanInside from '../../src/words/de/ui/explorer/inside';
import * as germanLessons from '../../src/words/de/ui/lessons';
import * as english from '../../src/words/en/ui/explorer';
import * as englishInside from '../../src/words/en/ui/explorer/inside';
import * as englishLessons from '../../src/words/en/ui/lessons';
import { viewIds, viewOf } from '../../src/ui/explorer/views';

test('the views of a lesson are those of the page', () => {
  expect(explorerViewIds).toEqual(viewIds);
  expect(explorerViewIds.map((id) => viewNames[id])).toEqual(viewIds.map((id) => viewOf(id).label));
});

test.each([
  ['English', englishLessons, english, englishInside],
  ['German', germanLessons, german, germanInside],
])('lessons name views and tabs as the page does, in %s', (_, lessons, explorer, inside) => {
  expect(viewIds.map((id) => lessons.views[id])).toEqual(viewIds.map((id) => explorer[id].label));
  expect(lessons.insideTabs).toEqual({ token: inside.tokenTab, step: inside.stepTab });
  expect(lessons.panels.explorer).toBe(explorer.title);
});

test('there are five, every file is one of them, and no two have the same address', () => {
  const files = filesUnder('src/lessons/lessons')
    .filter((path) => !path.includes('/de/'))
    .map((path) => path.replace(/^.*\/(.*)\.json$/, '$1'));
  expect(
    allLessons()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(files.toSorted());
  expect(allLessons()).toHaveLength(5);
});

const germanLesson = (id: string): Lesson => readLessonFile(readText(`src/lessons/lessons/de/${id}.json`));

/** A lesson without what is read: what it does, asks for and measures. A formula has a text, too: what it means is compared. */
const withoutWords = (lesson: Lesson): unknown =>
  JSON.parse(
    JSON.stringify(lesson, (key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'expression' in value) return value.expression;
      return ['title', 'aim', 'assumes', 'text', 'question', 'reason', 'what'].includes(key) ? '' : value;
    }),
  );

test('the German lessons do, ask and measure the same', () => {
  const german = filesUnder('src/lessons/lessons/de').map((path) => path.replace(/^.*\/(.*)\.json$/, '$1'));
  expect(german.toSorted()).toEqual(
    allLessons()
      .map(({ id }) => id)
      .toSorted(),
  );
  for (const lesson of allLessons()) {
    const other = germanLesson(lesson.id);
    expect(withoutWords(other)).toEqual(withoutWords(lesson));
    expect(other.title).not.toBe(lesson.title);
  }
});

const inBoth = allLessons().flatMap((lesson) => [
  [lesson.id, lesson] as const,
  [`${lesson.id} in German`, germanLesson(lesson.id)] as const,
]);

describe.each(inBoth)('%s', (_, lesson) => {
  const texts = lesson.steps.flatMap(({ title, text, ask }) => [
    title,
    text,
    ...(ask === null
      ? []
      : [ask.question, ...ask.options.flatMap((option) => [option.text, option.reason]), ...ask.shown.map(({ what }) => what)]),
  ]);

  test('every marked word has a card', () => {
    const marked = texts.flatMap((text) => [...text.matchAll(/\{(\w+)(?:\|[^{}]*)?\}/g)].map((match) => match[1] ?? ''));
    expect(marked.filter((id) => !Object.hasOwn(glossary, id))).toEqual([]);
    expect(texts.join('\n').replaceAll(/\{\w+(\|[^{}]*)?\}/g, '')).not.toMatch(/[{}]/);
  });

  test('no sentence has more than 35 words', () => {
    const sentences = texts.flatMap((text) => text.split(/[.!?:](?:\s|$)/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 35)).toEqual([]);
  });

  test('says what for, and answers nothing that is not measured', () => {
    expect(lesson.aim).not.toBe('');
    expect(lesson.assumes).not.toBe('');
    expect(lesson.steps.filter(({ text }) => text === '')).toEqual([]);
    expect(lesson.steps.flatMap(({ ask }) => (ask !== null && ask.fact === null ? [ask.question] : []))).toEqual([]);
  });

  test('asks, shows numbers for each answer, and trains at most twice', () => {
    expect(lesson.steps.filter(({ ask }) => ask !== null).length).toBeGreaterThanOrEqual(3);
    expect(lesson.steps.flatMap(({ ask }) => (ask !== null && ask.shown.length === 0 ? [ask.question] : []))).toEqual([]);
    expect(lesson.steps.filter(({ act }) => act?.act === 'train').length).toBeLessThanOrEqual(2);
  });
});
