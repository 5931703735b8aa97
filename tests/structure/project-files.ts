/** What the structure tests read: the files of the project, and the imports of a source. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const notOurs = new Set(['node_modules', 'dist', 'coverage', 'test-results', '.git', '.vite']);

/** Paths of every file under a folder, relative to the root, with `/`. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path.split(sep).join('/')];
  });
}

export const readText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

export const exists = (path: string): boolean => {
  try {
    statSync(join(projectRoot, path));
    return true;
  } catch {
    return false;
  }
};

export interface Import {
  readonly specifier: string;
  /** `import type` or `export type`: gone after compilation. */
  readonly typeOnly: boolean;
}

const importForms = [
  /\b(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\s)?from\s*['"]([^'"]+)['"]/g,
  /\bimport\s*()['"]([^'"]+)['"]/g,
  /\bimport\s*\(\s*()['"]([^'"]+)['"]/g,
  /\bnew\s+URL\s*\(\s*()['"]([^'"]+)['"]/g,
];

/** Everything that a source names: static, dynamic, re-exported, or as the address of a worker. */
export function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  return importForms.flatMap((form) =>
    [...code.matchAll(form)].map((match) => ({ specifier: match[2] ?? '', typeOnly: (match[1] ?? '') !== '' })),
  );
}

/** What a source loads before its first line runs: neither types nor dynamic imports. */
export function staticImportsOf(source: string): readonly string[] {
  const code = withoutComments(source);
  return importForms
    .slice(0, 2)
    .flatMap((form) => [...code.matchAll(form)].flatMap((match) => ((match[1] ?? '') === '' ? [match[2] ?? ''] : [])));
}

const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

/** A relative specifier as a path from the root; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = relative(projectRoot, join(projectRoot, from, '..', specifier));
  return target.split(sep).join('/');
}
