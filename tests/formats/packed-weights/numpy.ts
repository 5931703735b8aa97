import { execFileSync } from 'node:child_process';

/** Whether python3 with numpy can be called. In continuous integration it has to be: its tests then fail, they are not skipped. */
export const hasNumpy: boolean = (() => {
  try {
    execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return Boolean(process.env['CI']);
  }
})();

/** Why tests of numpy are skipped, for their titles. */
export const skipped = hasNumpy ? '' : ' (skipped: python3 with numpy is not installed)';

/** Runs a program of Python that prints one JSON value. */
export function runPython<Result>(program: string, ...parameters: readonly string[]): Result {
  return JSON.parse(execFileSync('python3', ['-c', program, ...parameters], { encoding: 'utf8', maxBuffer: 2 ** 28 })) as Result;
}
