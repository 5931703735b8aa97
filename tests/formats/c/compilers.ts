/** Compilers of C that this machine has, and what runs their programs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

export const compilers = ['gcc', 'clang'].filter(has);
/** The one for tests that need any. */
export const [cc = ''] = compilers;

/** For names of tests: why they are skipped. */
export const skipped = (...programs: readonly string[]): string => {
  const missing = programs.filter((program) => !has(program));
  return missing.length === 0 ? '' : ` (skipped: ${missing.join(', ')} not installed)`;
};

/** Nothing is let pass. */
export const strict = ['-std=c99', '-Wall', '-Wextra', '-Werror', '-pedantic'];

/** A folder for one file of tests; it goes with the process. */
export const folder = mkdtempSync(join(tmpdir(), 'bitnet-c-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export function saved(name: string, contents: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

/** The program of some sources. What a compiler says is in the error. */
export function compiled(compiler: string, source: string, name: string, ...options: readonly string[]): string {
  const program = join(folder, name);
  execFileSync(compiler, [...options, source, '-o', program, '-lm'], { encoding: 'utf8', stdio: 'pipe' });
  return program;
}

export const run = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: 'pipe' });
