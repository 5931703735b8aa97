/** A width at which the page changes its shape is written once; a style sheet lies beside the component that brings it. */
import { expect, test } from 'vitest';
import { breakpoints } from '../../src/ui/hooks/use-media';
import { filesUnder, importsOf, readText, resolveImport } from './project-files';

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

const scripts = filesUnder('src').filter((path) => /\.tsx?$/.test(path));
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const shared = readText('src/ui/styles/index.css');

test.each(sheets)('%s has one owner', (sheet) => {
  const importers = scripts.filter((path) => importsOf(readText(path)).some(({ specifier }) => resolveImport(path, specifier) === sheet));
  if (sheet === 'src/ui/styles/index.css') return expect(importers).toEqual(['src/main.tsx']);
  if (folderOf(sheet) === 'src/ui/styles') {
    expect(importers, 'a shared piece comes before all components, by index.css').toEqual([]);
    const name = sheet.slice(sheet.lastIndexOf('/') + 1);
    return expect(sheet === named || shared.includes(`@import './${name}';`)).toBe(true);
  }
  // What `index.html` says stands there before any component.
  if (sheet === 'src/ui/first-words.css') return expect(importers).toEqual(['src/main.tsx']);
  expect(importers.map(folderOf)).toEqual([folderOf(sheet)]);
});
