import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where the benchmark lives: its packages have a lockfile of their own, so that only who measures downloads them. */
export const benchFolder = dirname(fileURLToPath(import.meta.url));

/**
 * Installs what the benchmark compares with, once.
 * @param {(line: string) => void} log
 */
export async function installBench(log) {
  if (existsSync(join(benchFolder, 'node_modules', '.package-lock.json'))) return;
  log('Installing what the benchmark compares with (some 130 MB, once) …');
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: benchFolder, timeout: 600_000 });
}
