/** A browser that is missing is named with the reason and with what to do: a skipped browser is not mistaken for a working one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '../structure/project-files';

const folder = mkdtempSync(join(tmpdir(), 'bitnet-browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the tool says where the path holds these commands and Playwright has brought nothing. */
function said(commands: readonly string[], variables: Readonly<Record<string, string>> = {}): string {
  const path = mkdtempSync(join(folder, 'path-'));
  for (const command of commands) writeFileSync(join(path, command), '');
  return execFileSync(process.execPath, [join(projectRoot, 'tools', 'find-other-browsers.mjs')], {
    env: { PATH: path, PLAYWRIGHT_BROWSERS_PATH: path, ...variables },
    encoding: 'utf8',
  }).replaceAll(path, 'path');
}

// Elsewhere a Firefox is looked for in its usual folder, which this test cannot empty.
test.runIf(process.platform === 'linux')('none is here', () => {
  expect(said([])).toMatch(/^Firefox: not found here; install firefox-esr.*\nWebKit: not found here; install webkit2gtk-driver and xvfb/);
});

test.runIf(process.platform === 'linux')('one on the path is taken', () => {
  expect(said(['firefox-esr'])).toContain('Firefox: path/firefox-esr\n');
});

test('a variable that names nothing is said, and nothing else is taken in its place', () => {
  const words = said(['firefox-esr', 'WebKitWebDriver'], { FIREFOX_BIN: '/nowhere/firefox', WEBKIT_DRIVER: '/nowhere/driver' });
  expect(words).toBe(
    'Firefox: FIREFOX_BIN names /nowhere/firefox, where nothing is\nWebKit: WEBKIT_DRIVER names /nowhere/driver, where nothing is\n',
  );
});

test('WebKit needs its browser and a display', () => {
  const browser = join(folder, 'MiniBrowser');
  expect(said(['WebKitWebDriver'], { WEBKIT_BROWSER: '/nowhere/MiniBrowser' })).toMatch(
    /WebKit: its driver is here, .* but no MiniBrowser/,
  );
  writeFileSync(browser, '');
  expect(said(['WebKitWebDriver'], { WEBKIT_BROWSER: browser })).toContain('WebKit: it needs a display; install xvfb');
  expect(said(['WebKitWebDriver', 'Xvfb'], { WEBKIT_BROWSER: browser })).toContain(`WebKit: path/WebKitWebDriver with ${browser}`);
});
