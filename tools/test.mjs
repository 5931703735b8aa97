/**
 * Every check of the project: types, lint, format, and all tests of all Vitest projects.
 *
 * The last line is always exactly `N passed, N failed`, types, lint and format counting as one check each. The exit code is 1
 * when anything failed, when a project of tests ran nothing, or when the runner itself broke: a check that silently
 * read nothing must not look like a check that passed. A test that is skipped is no test that passed: it is listed with
 * its reason, as those of a browser are that is not installed here. One that passed at its second attempt is listed with what
 * failed at the first: such a failure is looked into, as any other.
 */
import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './cache-folder.mjs';
import { countFile } from './count-reporter.mjs';

let passed = 0;
let failed = 0;
/** Names of checks that failed before the tests began, thousands of lines above the end of the log. @type {string[]} */
const failedChecks = [];
const expectedProjects = ['node', 'node-sharing', 'browser', 'e2e', 'other-browsers'];

await check('types', async () => (await run('typescript/bin/tsc', ['--noEmit'])).code === 0);
// The same with the German words: they take what the English ones take.
await check('types in German', async () => (await run('typescript/bin/tsc', ['--noEmit', '--customConditions', 'german'])).code === 0);
await check('lint', lint);
await check('format', async () => (await run('oxfmt/bin/oxfmt', ['--check'])).code === 0);
await tests();

for (const name of failedChecks) console.log(`FAILED: ${name}; its complaints stand above the tests, after “=== ${name}”`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {() => Promise<boolean>} body
 */
async function check(name, body) {
  console.log(`\n=== ${name}`);
  const good = await body();
  if (good) passed++;
  else {
    failed++;
    failedChecks.push(name);
  }
  console.log(good ? `ok: ${name}` : `FAILED: ${name}`);
}

/** The linter must agree, and must have read at least the sources that there are. */
async function lint() {
  const { code, output } = await run('oxlint/bin/oxlint', ['--format', 'json'], { quiet: true });
  /** @type {{ number_of_files: number, diagnostics: { message: string, code?: string, help?: string, filename: string, labels: { span: { line: number } }[] }[] }} */
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    console.log(output);
    return false;
  }
  for (const { message, code: rule, help, filename, labels } of report.diagnostics) {
    console.log(`${filename}:${labels[0]?.span.line ?? 1}: ${message} [${rule ?? 'oxlint'}]${help ? `\n    ${help}` : ''}`);
  }
  const sources = (await readdir(join(projectFolder, 'src'), { recursive: true })).filter((name) => /\.tsx?$/.test(name)).length;
  if (report.number_of_files < sources) console.log(`The linter read ${report.number_of_files} files, but src alone has ${sources}.`);
  return code === 0 && report.number_of_files >= sources;
}

async function tests() {
  console.log('\n=== tests');
  await rm(countFile, { force: true });
  const { code } = await run('vitest/vitest.mjs', [
    'run',
    '--allowOnly=false',
    '--reporter=default',
    `--reporter=${join(projectFolder, 'tools', 'count-reporter.mjs')}`,
  ]);
  /** @type {import('./count-reporter.mjs').TestCount | null} */
  const count = await readFile(countFile, 'utf8').then(
    (text) => JSON.parse(text),
    () => null,
  );
  if (count === null) {
    console.log('FAILED: the test runner ended without a report.');
    failed++;
    return;
  }
  passed += count.passed;
  failed += count.failed.length;
  for (const error of count.errors) {
    console.log(`FAILED outside of a test: ${error.split('\n')[0]}`);
    failed++;
  }
  for (const project of expectedProjects.filter((name) => !count.testsByProject[name])) {
    console.log(`FAILED: the project "${project}" ran no test.`);
    failed++;
  }
  if (code !== 0 && count.failed.length + count.errors.length === 0) {
    console.log(`FAILED: the test runner ended with code ${code} although no test failed.`);
    failed++;
  }
  // Once more, at the end: a log is read from there, and often no further.
  for (const { test, message } of count.retried) console.log(`Passed at the second attempt: ${test}\n  ${firstOf(message, 1000)}`);
  for (const { test, message } of count.failed) console.log(`FAILED: ${test}\n  ${firstOf(message, 3000)}`);
  if (count.skipped.length > 0)
    console.log(
      `\nSkipped (${count.skipped.length}):\n${skippedByReason(count.skipped)
        .map((line) => `  ${line}`)
        .join('\n')}\n`,
    );
}

/**
 * @param {string} text
 * @param {number} length
 */
function firstOf(text, length) {
  return text.length > length ? `${text.slice(0, length)} …` : text;
}

/**
 * One line for each reason, with the number of tests where it is the reason of several: a whole browser that is missing.
 * @param {import('./count-reporter.mjs').TestCount['skipped']} skipped
 */
function skippedByReason(skipped) {
  /** @type {Map<string, string[]>} */
  const testsByReason = new Map();
  for (const { test, reason } of skipped) testsByReason.set(reason, [...(testsByReason.get(reason) ?? []), test]);
  return [...testsByReason].map(([reason, tests]) => (tests.length === 1 ? `${tests[0]}: ${reason}` : `${reason} (${tests.length} tests)`));
}

/**
 * Runs a package's script with this Node.
 * @param {string} script Path inside `node_modules`.
 * @param {string[]} parameters
 * @param {{ quiet?: boolean }} [options] `quiet`: collect the standard output instead of printing it.
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(script, parameters, { quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(projectFolder, 'node_modules', script), ...parameters], {
      cwd: projectFolder,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
