/**
 * No module leads back to itself, not even by types: the linter's rule leaves out `import type`, but modules in a circle
 * of types can only be read, moved and understood together.
 */
import { expect, test } from 'vitest';
import { filesUnder, importsOf, readText, resolveImport } from './project-files';

type Graph = ReadonlyMap<string, readonly string[]>;

/** Every module with those it names, in whatever way. @param sources by path from the root */
function graphOf(sources: ReadonlyMap<string, string>): Graph {
  const moduleAt = (path: string): string | undefined => [path, `${path}.ts`, `${path}.tsx`].find((file) => sources.has(file));
  return new Map(
    [...sources].map(([path, source]) => [
      path,
      importsOf(source).flatMap(({ specifier }) => moduleAt(resolveImport(path, specifier) ?? '') ?? []),
    ]),
  );
}

/** One circle for every knot of the graph, as `a → b → a`: found on the way down, where a module leads to one that led to it. */
function circlesIn(graph: Graph): readonly string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  function visit(path: string): void {
    if (done.has(path)) return;
    if (way.includes(path)) {
      circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    way.push(path);
    graph.get(path)?.forEach(visit);
    way.pop();
    done.add(path);
  }
  for (const path of graph.keys()) visit(path);
  return circles;
}

const folders = ['src', 'tests', 'tools', 'docs/examples'];
const graph = graphOf(
  new Map(
    folders
      .flatMap((folder) => filesUnder(folder))
      .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'))
      .map((path) => [path, readText(path)]),
  ),
);

test('there are modules to follow, and most are led to by others', () => {
  expect(graph.size).toBeGreaterThan(500);
  expect(new Set([...graph.values()].flat()).size).toBeGreaterThan(graph.size / 2);
});

test('no import leads back to where it came from, types included', () => {
  expect(circlesIn(graph)).toEqual([]);
});

test.each([
  ['values', "import { b } from './b';", "import { a } from './a';"],
  ['types', "import type { B } from './b';", "import { type A } from './a';"],
  ['types that are handed on', "export type { B } from './b';", "import type { A } from './a';"],
  ['what is loaded later', "const b = await import('./b');", "import './a';"],
])('the check itself finds a circle of %s', (_, a, b) => {
  const sources = new Map([
    ['src/a.ts', a],
    ['src/b.ts', b],
    ['src/c.ts', "import './a';"],
  ]);
  expect(circlesIn(graphOf(sources))).toEqual(['src/a.ts → src/b.ts → src/a.ts']);
  expect(circlesIn(graphOf(sources.set('src/b.ts', '')))).toEqual([]);
});
