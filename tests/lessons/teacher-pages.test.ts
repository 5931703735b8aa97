/** The teacher's pages say what the lessons and the measurements say, and print on one sheet. */
import { describe, expect, test } from 'vitest';
import { allLessons } from '../../src/lessons/catalogue';
import type { MeasuredLesson } from '../../tools/lessons/measured-lessons';
import { pageAsHtml } from '../../tools/lessons/page-as-html';
import { teacherPage } from '../../tools/lessons/teacher-page';
import { readText } from '../structure/project-files';

const measured: readonly MeasuredLesson[] = JSON.parse(readText('docs/lessons/measured.json'));
const again = 'run npm run lessons -- --write';

describe.each(allLessons().map((lesson, i) => [lesson.id, lesson, i] as const))('%s', (id, lesson, i) => {
  const found = measured.find((each) => each.id === id);

  test('is measured as it is now', () => {
    expect(found, again).toBeDefined();
    expect(found?.values.length).toBe(3);
    for (const steps of found?.values ?? [])
      expect(
        steps.map((values) => values.length),
        again,
      ).toEqual(lesson.steps.map(({ ask }) => ask?.shown.length ?? 0));
    expect(
      found?.values.flat(2).filter((value) => value === null),
      again,
    ).toEqual([]);
  });

  test('has a page that is true to it, and short', () => {
    const page = readText(`docs/lessons/${id}.md`);
    expect(found === undefined ? '' : teacherPage(lesson, i + 1, found), again).toBe(page);
    expect(readText(`public/lessons/${id}.html`), again).toBe(pageAsHtml(page, lesson.title));
    expect(page.split(/\s+/).length).toBeLessThan(1100);
  });

  test('takes less than ten minutes of training', () => {
    expect(Math.max(...(found?.seconds ?? [Infinity]))).toBeLessThan(600);
  });
});

test('README leads to every page', () => {
  const overview = readText('docs/lessons.md');
  expect(allLessons().filter(({ id }) => !overview.includes(`](lessons/${id}.md)`))).toEqual([]);
  expect(readText('README.md')).toContain('](docs/lessons.md)');
});
