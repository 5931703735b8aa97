/**
 * A Vitest reporter that writes what `tools/test.mjs` counts: passed tests, failed and skipped ones with their reasons,
 * those that passed at the second attempt only, errors outside of tests, and which projects ran at all.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

/**
 * @typedef {object} TestCount
 * @property {number} passed
 * @property {{ test: string, message: string }[]} failed
 * @property {{ test: string, message: string }[]} retried Passed at the second attempt; the message is of the first. Counted as passed, too.
 * @property {{ test: string, reason: string }[]} skipped
 * @property {string[]} errors Files that could not run, and errors outside of tests.
 * @property {Record<string, number>} testsByProject
 */

export const countFile = join(cacheFolder, 'test-count.json');

export default class CountReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<{ message?: string }>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {TestCount} */
    const count = {
      passed: 0,
      failed: [],
      retried: [],
      skipped: [],
      errors: unhandledErrors.map((error) => error.message ?? 'unknown error'),
      testsByProject: {},
    };
    for (const module of modules) {
      // Vitest adds the browser's name to a project that runs in one.
      const project = module.project.name.replace(/ \(.*\)$/, '');
      for (const error of module.errors()) count.errors.push(`${module.relativeModuleId}: ${error.message}`);
      for (const suite of module.children.allSuites())
        for (const error of suite.errors()) count.errors.push(`${suite.fullName}: ${error.message}`);
      for (const test of module.children.allTests()) {
        count.testsByProject[project] = (count.testsByProject[project] ?? 0) + 1;
        const result = test.result();
        const name = `[${project}] ${module.relativeModuleId} > ${test.fullName}`;
        if (result.state === 'passed') {
          count.passed++;
          if (test.diagnostic()?.flaky) count.retried.push({ test: name, message: result.errors?.[0]?.message ?? 'no message' });
        } else if (result.state === 'failed') count.failed.push({ test: name, message: result.errors[0]?.message ?? 'no message' });
        else count.skipped.push({ test: name, reason: ('note' in result && result.note) || 'no reason given' });
      }
    }
    mkdirSync(dirname(countFile), { recursive: true });
    writeFileSync(countFile, JSON.stringify(count, null, 2));
  }
}
