/** Lessons of this project and recorded ones, damaged as files and as links: each is refused with its place, or read rightly. */
import { describe, expect, test } from 'vitest';
import { deflateSync } from 'fflate';
import { decodeLessonLink, encodeLessonLink } from '../../src/lessons/lesson-link';
import { LessonError } from '../../src/lessons/lesson-error';
import { readLessonFile } from '../../src/lessons/read-lesson';
import { writeLesson } from '../../src/lessons/write-lesson';
import { randomStream } from '../../src/math/random';
import { readText } from '../structure/project-files';
import { recordedLesson } from './recorded-lesson';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };

const strangers: readonly Json[] = [null, true, -1, 0, 2.5, 1e9, '', 'x', '__proto__', '𝔘\u202e', [], [[]], {}, { a: 1 }, 'x'.repeat(5000)];

function placesIn(value: Json, found: [Holder, string][] = []): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    found.push([value, key]);
    placesIn(inner, found);
  }
  return found;
}

/** A value somewhere in it replaced, removed, doubled or exchanged; or its text cut or one sign changed. */
function damaged(text: string, random: ReturnType<typeof randomStream>): string {
  const at = random.integer(text.length);
  const kind = random.integer(16);
  if (kind < 2) return text.slice(0, at);
  if (kind < 4) return text.slice(0, at) + random.pick(['"', '{', ']', ',', '0', '\\', 'ö']) + text.slice(at + 1);
  const lesson: Json = JSON.parse(text);
  const [parent, key] = random.pick(placesIn(lesson));
  const holder = parent as { [key: string]: Json };
  switch (kind % 4) {
    case 0:
      holder[key] = random.pick(strangers);
      break;
    case 1:
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 2:
      if (Array.isArray(parent)) parent.push(structuredClone(holder[key] ?? null));
      else holder[`${key}s`] = holder[key] ?? null;
      break;
    case 3:
      holder[key] = random.pick(placesIn(JSON.parse(text)))[0];
      break;
  }
  return JSON.stringify(lesson);
}

/** Whether it is refused, and then with a place; what is read is what stands there, down to the last word. */
function isRefused(read: () => string): boolean {
  try {
    const text = read();
    const lesson = readLessonFile(text);
    const given = JSON.parse(text) as { steps: { title: string; ask?: { answer: number } }[] };
    expect(lesson.steps.map(({ title }) => title)).toEqual(given.steps.map(({ title }) => title));
    expect(lesson.steps.map(({ ask }) => ask?.answer)).toEqual(given.steps.map(({ ask }) => ask?.answer));
    const written = writeLesson(lesson);
    expect(readLessonFile(written)).toEqual(lesson);
    return false;
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    expect(error.message).toMatch(/^(The lesson|[a-zA-Z]+(\[\d+\])?(\.[a-zA-Z]+(\[\d+\])?)*): .+/s);
    expect(error.message.length).toBeLessThan(700);
    return true;
  }
}

const sources: readonly (readonly [string, string])[] = [
  ['a lesson of this project', readText('src/lessons/lessons/where-are-the-levels.json')],
  ['a recorded lesson', writeLesson(recordedLesson)],
];

describe.each(sources)('2,000 damaged files of %s', (name, original) => {
  test('each is refused with a place, or read rightly', () => {
    const random = randomStream(7, `damaged ${name}`);
    const refused = Array.from({ length: 2000 }, () => damaged(original, random)).filter((text) => isRefused(() => text)).length;
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThan(2000);
  });
});

describe('2,000 damaged links to a recorded lesson', () => {
  const link = encodeLessonLink({ lesson: { file: JSON.stringify(JSON.parse(writeLesson(recordedLesson))) }, step: 0, answers: [] });
  const fileIn = (damagedLink: string): string => {
    const place = decodeLessonLink(damagedLink);
    return place !== null && 'file' in place.lesson ? place.lesson.file : writeLesson(recordedLesson);
  };

  test('each is refused in words, or is that lesson or one that can be played', () => {
    const random = randomStream(7, 'damaged links');
    const signs = [...'abcXYZ019-_=+/%&.ö '];
    let refused = 0;
    for (let i = 0; i < 2000; i++) {
      const at = 'lesson='.length + random.integer(link.length - 'lesson='.length);
      const broken =
        random.integer(3) === 0
          ? link.slice(0, at)
          : link.slice(0, at) + random.pick(signs) + link.slice(at + random.integer(2), link.length - (random.integer(8) === 0 ? 3 : 0));
      if (isRefused(() => fileIn(broken))) refused += 1;
    }
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThanOrEqual(2000);
  });

  test('a lesson that is whole but damaged inside is refused with the place', () => {
    const file = JSON.stringify({ ...JSON.parse(writeLesson(recordedLesson)), steps: [{}] });
    const packed = Buffer.from(deflateSync(new TextEncoder().encode(file))).toString('base64url');
    expect(() => readLessonFile(fileIn(`lesson=own&step=1&lessonFile=${packed}`))).toThrow('steps[0].title: a text is needed, not nothing');
  });

  test('a link that unpacks to more than any lesson is refused', () => {
    const packed = Buffer.from(deflateSync(new Uint8Array(20_000_000))).toString('base64url');
    expect(packed.length).toBeLessThan(60_000);
    expect(() => decodeLessonLink(`lesson=own&lessonFile=${packed}`)).toThrow(LessonError);
  });
});
