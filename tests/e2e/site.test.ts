/** What the built files are, before any browser runs them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';

// 0.5 kB more than before: refusals of recipes, and what saves data; and 0.1 kB for what waits until the page is drawn. What a visitor waits for is bounded in `start.test.ts`.
describe.each([
  ['in English', '', 134_100],
  ['in German', 'de', 135_600],
] as const)('the site %s', (_language, inner, most) => {
  const folder = join(inject('siteFolder'), inner);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, name)).isFile() && !/^de[\\/]/.test(name),
  );
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const scripts = files.filter((name) => name.endsWith('.js'));

  /** Marks that TensorFlow.js leaves in any bundle that contains it: registered kernel names survive minification. */
  const tensorFlowMarks = ['BatchMatMul', 'UnsortedSegmentSum'];
  const hasTensorFlow = (name: string): boolean => tensorFlowMarks.some((mark) => read(name).includes(mark));

  const staticImport = /(?:from|import)\s*["']\.{1,2}\/([^"']+\.js)["']/g;
  const anyImport = /(?:from|import)\s*\(?\s*["'`]\.{1,2}\/([^"'`]+\.js)["'`]/g;

  /** Names of the scripts that a script imports. Worker addresses are no imports. */
  const importedBy = (name: string, form = anyImport): readonly string[] =>
    [...read(name).matchAll(form)].map((match) => basename(match[1] ?? ''));

  /** A script and everything that it imports, statically and, when asked, dynamically. */
  function reachable(entries: readonly string[], includeDynamic: boolean): ReadonlySet<string> {
    const found = new Set<string>();
    const queue = [...entries];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      for (const target of importedBy(name, includeDynamic ? anyImport : staticImport)) {
        const path = scripts.find((script) => basename(script) === target);
        if (path !== undefined) queue.push(path);
      }
    }
    return found;
  }

  const html = read('index.html');
  const linked = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const entryScripts = linked.filter((name) => name.endsWith('.js'));

  // 0.7 kB of it decide the language before anything is painted, and words are names now, where they were texts in their places: 1 kB. German
  // words are longer.
  // What it looks like has come long before (start.test.ts). React DOM is 64 kB of it. The rest is the header, the panels of the first
  // screen, the store, the client of the engine, and what keeps runs and says in its own place what could not be fetched: that must be
  // there before anything goes wrong. Recipes are words in links and files, which the page reads from the first moment, with the rates
  // that were measured for them and how sums are rounded: 6 kB.
  test(`the page with everything that it begins with costs less than ${most / 1000} kB of gzip`, () => {
    const needed = [...reachable(entryScripts, false), ...linked.filter((name) => name.endsWith('.css')), 'index.html'];
    expect(needed.length).toBeGreaterThan(2);
    const sizes = needed.map((name) => [name, gzipSync(readFileSync(join(folder, name))).length] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(total, sizes.map(([name, size]) => `${name}: ${size}`).join('\n')).toBeLessThan(most);
  });

  test('TensorFlow is in chunks of the worker and in none that the page can reach', () => {
    const ofPage = reachable(entryScripts, true);
    expect(scripts.filter(hasTensorFlow).length).toBeGreaterThan(0);
    expect([...ofPage].filter(hasTensorFlow)).toEqual([]);
  });

  test('every address in the page is relative, so that any sub-path works', () => {
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter((address) => !address.startsWith('./') && !address.startsWith('data:'))).toEqual([]);
  });

  test('nothing in the built scripts loads from another host', () => {
    const loading = /(?:\bfetch|\bimportScripts|\bimport|new\s+(?:Worker|WebSocket|EventSource|URL))\s*\(\s*["'`](?:https?:)?\/\/[^"'`]*/g;
    const offenders = scripts.flatMap((name) => [...read(name).matchAll(loading)].map((match) => `${name}: ${match[0]}`));
    expect(offenders).toEqual([]);
  });

  test('the styles ask for nothing outside of the site', () => {
    const styles = files.filter((name) => name.endsWith('.css'));
    expect(styles.filter((name) => /url\(\s*["']?(?:https?:)?\/\//.test(read(name)) || /@import/.test(read(name)))).toEqual([]);
  });

  /**
   * WebKit evaluates a module worker's entry a second time when a chunk imports it back, so the worker would hold two
   * engines, each answering every request. Entries therefore import the rest and export nothing that the rest needs.
   */
  test('no built chunk imports the entry of a worker', () => {
    const entries = scripts.filter((name) => /\.worker-[\w-]+\.js$/.test(name));
    expect(entries.map((name) => basename(name).replace(/-[\w-]{8}\.js$/, '')).toSorted()).toEqual([
      'engine.worker',
      'step-helper.worker',
      'xray.worker',
    ]);
    const importers = scripts.filter((name) => entries.some((entry) => importedBy(name).includes(basename(entry))));
    expect(importers).toEqual([]);
  });
});
