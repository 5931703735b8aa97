/** Rules of the project that are easy to break without noticing, and that no compiler sees. */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exists, filesUnder, readText } from './project-files';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = ['package.json', 'tools/packed-chromium/package.json', 'tools/llama-reader/package.json'];

describe.each(manifests)('%s', (path) => {
  test('names exact versions, so that two clones a year apart are the same', () => {
    const manifest: Manifest = JSON.parse(readText(path));
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('has a lockfile that agrees with it and names no registry', () => {
    const lock: { readonly packages: Readonly<Record<string, Manifest & { readonly resolved?: string }>> } = JSON.parse(
      readText(path.replace('package.json', 'package-lock.json')),
    );
    const manifest: Manifest = JSON.parse(readText(path));
    expect(lock.packages['']?.dependencies).toEqual(manifest.dependencies);
    expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies);
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });
});

const pages = ['README.md', 'CONTRIBUTING.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];

describe.each(pages)('%s', (document) => {
  const text = readText(document);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)|\bsrc="(?!https?:)([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? '');

  test.each([...new Set([...pathsNamedIn(text), ...links.map((link) => posix.join(posix.dirname(document), link))])])(
    '%s exists',
    (path) => {
      expect(exists(path.replace(/#.*$/, ''))).toBe(true);
    },
  );

  test('names only scripts of npm that exist', () => {
    const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(readText('package.json'));
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(scripts.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });
});

test('no effect hands React what a method of an element returns: it is taken for a clean-up, and browsers begin to return promises', () => {
  const given = /use(?:Layout|Insertion)?Effect\(\(\) => [\w.]*\bcurrent\?*\.\w+\(/;
  expect(given.test('useEffect(() => place.current?.scrollTo(0, 9), []);')).toBe(true);
  const components = filesUnder('src').filter((path) => path.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(100);
  expect(components.filter((path) => given.test(readText(path)))).toEqual([]);
});

test.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s names paths at all', (document) => {
  expect(pathsNamedIn(readText(document)).length).toBeGreaterThan(6);
});

test('README is read in a few minutes, and leads to every page of docs', () => {
  const readme = readText('README.md');
  expect(readme.split(/\s+/).length).toBeLessThan(900);
  const chapters = pages.filter((path) => /^docs\/[^/]+\.md$/.test(path));
  expect(chapters.length).toBeGreaterThan(5);
  expect(chapters.filter((path) => !readme.includes(`](${path})`))).toEqual([]);
});

test('the architecture has every folder of src in its table', () => {
  const folders = new Set(filesUnder('src').flatMap((path) => (path.split('/').length > 2 ? [path.split('/').slice(0, 2).join('/')] : [])));
  const architecture = readText('docs/architecture.md');
  expect(folders.size).toBeGreaterThan(5);
  expect([...folders].filter((folder) => !architecture.includes(`\`${folder}/\``))).toEqual([]);
});

test('every fixture is read by a test', () => {
  const fixtures = filesUnder('tests/fixtures').filter((path) => !path.endsWith('.md'));
  const readers = filesUnder('tests')
    .filter((path) => /\.tsx?$/.test(path))
    .map(readText)
    .join('\n');
  expect(fixtures.length).toBeGreaterThan(0);
  expect(fixtures.filter((path) => !readers.includes(path.replace('tests/', '')))).toEqual([]);
});

test.each([
  ['Math.random', /\bMath\s*\.\s*random\b/],
  ['dataSync', /\.\s*(dataSync|arraySync)\b/],
  ['any', /(:|<|\bas)\s*any\b/],
])('no source of src uses %s', (_, pattern) => {
  const offenders = filesUnder('src').filter((path) => /\.tsx?$/.test(path) && pattern.test(withoutComments(readText(path))));
  expect(offenders).toEqual([]);
});

test('nobody waits in a page for a promise, which Playwright takes for true at once', () => {
  const waiting = ['tests', 'tools'].flatMap(filesUnder).filter((path) => /\.(ts|mjs)$/.test(path));
  expect(waiting.filter((path) => /waitForFunction\(\s*async\b/.test(readText(path)))).toEqual([]);
});

test('no file says where somebody keeps this project', () => {
  const text = filesUnder('.').filter(
    (path) => /\.(tsx?|mjs|md|json|html|css|yml)$|^\.ci\//.test(path) && !path.startsWith('tests/fixtures/'),
  );
  const machinePath = new RegExp(['/ho' + 'me/\\w', '/Us' + 'ers/\\w', '/wo' + 'rk/\\w', 'C:\\\\Us' + 'ers'].join('|'));
  expect(text.filter((path) => machinePath.test(readText(path)))).toEqual([]);
});

/** Code that is a path: begins with a folder or is a file of the root. */
function pathsNamedIn(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return code.filter(
    (named) => /^(src|tests|tools|docs|public|\.ci)(\/[\w.@-]+)*\/?$/.test(named) || /^[\w.-]+\.(md|json|ts|html)$/.test(named),
  );
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');
}
