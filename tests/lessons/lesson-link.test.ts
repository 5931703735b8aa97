import { expect, test } from 'vitest';
import { LessonError } from '../../src/lessons/lesson-error';
import { decodeLessonLink, encodeLessonLink, noAnswers, type LessonPlace } from '../../src/lessons/lesson-link';
import { decodeDraft, encodeAddress } from '../../src/state/draft-link';
import { defaultDraft } from '../../src/state/draft';
import { readText } from '../structure/project-files';

const answers = [{ predicted: 1, seen: 1 }, { predicted: 0, seen: null }, noAnswers, { predicted: null, seen: 2 }];

test.each<LessonPlace>([
  { lesson: { id: 'where-are-the-levels' }, step: 0, answers: [noAnswers] },
  { lesson: { id: 'where-are-the-levels' }, step: 4, answers },
  { lesson: { file: readText('src/lessons/lessons/what-zero-buys.json') }, step: 1, answers },
])('a place in a lesson goes through the address and back', (place) => {
  const address = encodeAddress({
    draft: { ...defaultDraft('tales'), modes: ['ternary'] },
    presenting: false,
    lessonLink: encodeLessonLink(place),
    viewLink: '',
  });
  const decoded = decodeDraft(`#${address}`);
  expect(decoded.notices).toEqual([]);
  expect(decoded.draft).toEqual({ ...defaultDraft('tales'), modes: ['ternary'] });
  expect(decodeLessonLink(decoded.lessonLink)).toEqual(place);
});

test('it is short, and can be read out', () => {
  expect(encodeLessonLink({ lesson: { id: 'where-are-the-levels' }, step: 2, answers })).toBe(
    'lesson=where-are-the-levels&step=3&answers=bb.a..-c',
  );
});

test('no lesson is none, and without one its words are settings that do not exist', () => {
  expect(decodeLessonLink('')).toBeNull();
  expect(decodeDraft('task=sort').lessonLink).toBe('');
  expect(decodeDraft('task=sort&step=3').notices.join()).toMatch(/“step” \(did you mean steps\?\)/);
});

test('a wrong step or answer is as if it were missing', () => {
  expect(decodeLessonLink('lesson=x&step=-3&answers=zq.b')).toEqual({
    lesson: { id: 'x' },
    step: 0,
    answers: [noAnswers, { predicted: 1, seen: null }],
  });
});

test('a lesson in a link that is cut is refused in words', () => {
  const whole = encodeLessonLink({ lesson: { file: readText('src/lessons/lessons/what-zero-buys.json') }, step: 0, answers: [] });
  for (const cut of [20, 100, whole.length / 2, whole.length - 40])
    expect(() => decodeLessonLink(whole.slice(0, cut))).toThrow(LessonError);
  expect(() => decodeLessonLink('lesson=own')).toThrow(/the link is incomplete/);
});
