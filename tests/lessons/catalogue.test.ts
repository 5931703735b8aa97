/** The lessons that come along: what they name exists on the page, and a sixteen-year-old can read them. */
import * as inside from '#words/ui/explorer/inside';
import { describe, expect, test } from 'vitest';
import { allLessons } from '../../src/lessons/catalogue';
import { explorerViewIds } from '../../src/state/view/page-view';
import { filesUnder } from '../structure/project-files';
import { glossary } from '../../src/ui/glossary/glossary';
import { insideNames, viewNames } from '../../src/ui/lessons/act-words';
import { viewIds, viewOf } from '../../src/ui/explorer/views';

test('the views of a lesson are those of the page', () => {
  expect(explorerViewIds).toEqual(viewIds);
  expect(explorerViewIds.map((id) => viewNames[id])).toEqual(viewIds.map((id) => viewOf(id).label));
});

test('the tabs of Inside are those of the page', () => {
  expect(insideNames).toEqual({ token: inside.tokenTab, step: inside.stepTab });
});

test('there are five, every file is one of them, and no two have the same address', () => {
  const files = filesUnder('src/lessons/lessons').map((path) => path.replace(/^.*\/(.*)\.json$/, '$1'));
  expect(
    allLessons()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(files.toSorted());
  expect(allLessons()).toHaveLength(5);
});

describe.each(allLessons().map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
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
