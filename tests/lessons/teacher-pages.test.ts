/** The teacher's pages say what the lessons and the measurements say, in each language, and print on one sheet. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { allLessons } from '../../src/lessons/catalogue';
import type * as Catalogue from '../../src/lessons/catalogue';
import type { MeasuredLesson } from '../../tools/lessons/measured-lessons';
import { pageAsHtml } from '../../tools/lessons/page-as-html';
import { teacherFiles } from '../../tools/lessons/teacher-files';
import type * as Teachers from '../../tools/lessons/teacher-page';
import * as germanLessons from '../../src/words/de/ui/lessons';
import * as englishLessons from '../../src/words/en/ui/lessons';
import { exists, filesUnder, readText } from '../structure/project-files';

const measured: readonly MeasuredLesson[] = JSON.parse(readText('docs/lessons/measured.json'));
const again = 'run npm run lessons -- --write';
const ids = allLessons().map(({ id }) => id);

describe.each(ids)('%s', (id) => {
  const found = measured.find((each) => each.id === id);

  test('is measured as it is now', () => {
    expect(found, again).toBeDefined();
    expect(found?.values.length).toBe(3);
    for (const steps of found?.values ?? [])
      expect(
        steps.map((values) => values.length),
        again,
      ).toEqual(
        allLessons()
          .find((lesson) => lesson.id === id)
          ?.steps.map(({ ask }) => ask?.shown.length ?? 0),
      );
    expect(
      found?.values.flat(2).filter((value) => value === null),
      again,
    ).toEqual([]);
  });

  test('takes less than ten minutes of training', () => {
    expect(Math.max(...(found?.seconds ?? [Infinity]))).toBeLessThan(600);
  });
});

describe.each([
  ['en', englishLessons.sheetOf],
  ['de', germanLessons.sheetOf],
] as const)('in %s', (language, sheetOf) => {
  let lessons: ReturnType<typeof Catalogue.allLessons>;
  let teacherPage: (typeof Teachers)['teacherPage'];

  beforeAll(async () => {
    vi.resetModules();
    for (const path of filesUnder('src/words/de').filter((each) => each.endsWith('.ts')))
      spoken(language, `../../${path.replace('/de/', '/en/')}`, `../../${path}`);
    for (const id of ids) spoken(language, `../../src/lessons/lessons/${id}.json`, `../../src/lessons/lessons/de/${id}.json`);
    ({ teacherPage } = await import('../../tools/lessons/teacher-page'));
    lessons = (await import('../../src/lessons/catalogue')).allLessons();
  });

  test.each(ids)('%s has a page that is true to it, and short', (id) => {
    const i = ids.indexOf(id);
    const [lesson, found] = [lessons[i], measured.find((each) => each.id === id)];
    if (lesson === undefined || found === undefined) throw new Error(again);
    const { markdown, html, root } = teacherFiles(language, id);
    const page = readText(markdown);
    expect(teacherPage(lesson, i + 1, found), again).toBe(page);
    expect(readText(html), again).toBe(pageAsHtml(page, lesson.title, language, root));
    expect(page.split(/\s+/).length).toBeLessThan(1100);
    // Where the page of that language looks for it.
    expect(sheetOf(id)).toBe(html.replace('public/', './'));
    expect(exists(`public/lessons/${root === '' ? '' : `${language}/`}${root}lesson.css`)).toBe(true);
  });

  test('every page has a title of its own language', () => {
    for (const id of ids)
      expect(readText(teacherFiles(language, id).markdown)).toMatch(language === 'en' ? /^# Lesson \d: / : /^# Lektion \d: /);
  });
});

/** What is imported by one path speaks the language of another, or its own again. */
function spoken(language: 'en' | 'de', english: string, german: string): void {
  if (language === 'en') vi.doUnmock(english);
  else vi.doMock(english, async () => import(/* @vite-ignore */ german));
}

test('README leads to every page', () => {
  const overview = readText('docs/lessons.md');
  expect(ids.filter((id) => !overview.includes(`](lessons/${id}.md)`) || !overview.includes(`](lessons/de/${id}.md)`))).toEqual([]);
  expect(readText('README.md')).toContain('](docs/lessons.md)');
});
