/** A width at which the page changes its shape is written once; every style sheet is used by somebody. */
import { expect, test } from 'vitest';
import { breakpoints } from '../../src/ui/hooks/use-media';
import { filesUnder, readText } from './project-files';

const named = 'src/ui/styles/breakpoints.css';
const sheets = filesUnder('src').filter((path) => path.endsWith('.css'));
const definitions = new Map(
  [...readText(named).matchAll(/@custom-media --([\w-]+) (.+);/g)].map(([, name = '', query = '']) => [name, query]),
);

test('there are style sheets and breakpoints to check', () => {
  expect(sheets.length).toBeGreaterThan(20);
  expect(definitions.size).toBeGreaterThan(5);
});

test('no style sheet but the one of the breakpoints writes a width', () => {
  const written = sheets
    .filter((path) => path !== named)
    .flatMap((path) =>
      [...readText(path).matchAll(/@(?:media|container)[^{]*\b(?:width|height|pointer)\b[^{]*/g)].map(([query]) => `${path}: ${query}`),
    );
  expect(written).toEqual([]);
});

test('no script but the hook writes one', () => {
  const written = filesUnder('src')
    .filter((path) => /\.tsx?$/.test(path) && path !== 'src/ui/hooks/use-media.ts')
    .filter((path) => /\((?:min|max)-width:/.test(readText(path)));
  expect(written).toEqual([]);
});

test('scripts and style sheets mean the same widths', () => {
  for (const [name, query] of Object.entries(breakpoints)) {
    expect(definitions.get(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)), name).toBe(query);
  }
});

test('every name that is used is defined, and every one that is defined is used', () => {
  const used = new Set(
    sheets.flatMap((path) => [...readText(path).matchAll(/@media[^{]*/g)].flatMap(([query]) => query.match(/(?<=\(--)[\w-]+/g) ?? [])),
  );
  expect([...used].filter((name) => !definitions.has(name))).toEqual([]);
  const asked = Object.keys(breakpoints).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  expect([...definitions.keys()].filter((name) => !used.has(name) && !asked.includes(name))).toEqual([]);
});
