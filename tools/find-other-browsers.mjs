/**
 * Finds the browsers besides Chromium that the tests drive: `node tools/find-other-browsers.mjs` says which are here.
 *
 * Each of Firefox and WebKit is taken from its variable, else from this system, else from where `npx playwright install`
 * puts it. None is downloaded. One that is not here is named with the reason and with what to install, so that its tests
 * are skipped for all to see.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firefox, webkit } from 'playwright';

/**
 * How a browser is started and driven.
 * @typedef {{ by: 'bidi', executablePath: string }
 *   | { by: 'webdriver', driver: string, browser: string, xvfb: string | null }
 *   | { by: 'playwright', executablePath: string }} Way
 */

/** @typedef {'Firefox' | 'WebKit'} OtherBrowserName */

/** @typedef {{ name: OtherBrowserName, way: Way, missing: null } | { name: OtherBrowserName, way: null, missing: string }} OtherBrowser */

/** @returns {readonly OtherBrowser[]} */
export function findOtherBrowsers() {
  return [findFirefox(), findWebKit()];
}

/** @returns {OtherBrowser} */
function findFirefox() {
  const name = 'Firefox';
  const chosen = process.env['FIREFOX_BIN'];
  if (chosen)
    return existsSync(chosen)
      ? { name, way: { by: 'bidi', executablePath: chosen }, missing: null }
      : missing(name, `FIREFOX_BIN names ${chosen}, where nothing is`);
  const found = systemFirefox();
  if (found !== null) return { name, way: { by: 'bidi', executablePath: found }, missing: null };
  return (
    playwrightsOwn(name) ?? missing(name, 'not found here; install firefox-esr, or set FIREFOX_BIN, or run npx playwright install firefox')
  );
}

/** @returns {OtherBrowser} */
function findWebKit() {
  const name = 'WebKit';
  const own = playwrightsOwn(name);
  const chosen = process.env['WEBKIT_DRIVER'];
  const driver = chosen ?? onPath(['WebKitWebDriver']);
  if (chosen && !existsSync(chosen)) return missing(name, `WEBKIT_DRIVER names ${chosen}, where nothing is`);
  if (driver === null)
    return (
      own ??
      missing(
        name,
        'not found here; install webkit2gtk-driver and xvfb, or set WEBKIT_DRIVER and WEBKIT_BROWSER, or run npx playwright install webkit',
      )
    );
  const browser = process.env['WEBKIT_BROWSER'] ?? miniBrowser();
  if (browser === null || !existsSync(browser))
    return own ?? missing(name, `its driver is here, ${driver}, but no MiniBrowser; set WEBKIT_BROWSER to one`);
  const xvfb = onPath(['Xvfb']);
  if (xvfb === null && !process.env['DISPLAY']) return own ?? missing(name, 'it needs a display; install xvfb');
  return { name, way: { by: 'webdriver', driver, browser, xvfb }, missing: null };
}

/**
 * @param {OtherBrowserName} name
 * @param {string} reason
 * @returns {OtherBrowser}
 */
const missing = (name, reason) => ({ name, way: null, missing: reason });

/**
 * @param {OtherBrowserName} name
 * @returns {OtherBrowser | null}
 */
function playwrightsOwn(name) {
  const executablePath = { Firefox: firefox, WebKit: webkit }[name].executablePath();
  return existsSync(executablePath) ? { name, way: { by: 'playwright', executablePath }, missing: null } : null;
}

/** @returns {string | null} */
function systemFirefox() {
  if (process.platform === 'darwin') return firstOf(['/Applications/Firefox.app/Contents/MacOS/firefox']);
  if (process.platform === 'win32')
    return firstOf(
      ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
        process.env[variable] ? [join(String(process.env[variable]), 'Mozilla Firefox', 'firefox.exe')] : [],
      ),
    );
  return onPath(['firefox-esr', 'firefox']);
}

/** Debian and its kin keep MiniBrowser in a folder for each architecture and version, others in libexec. */
function miniBrowser() {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64', '/usr/local/libexec'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [root, ...subfolders(root).filter((folder) => /-linux-/.test(folder))]);
  const versions = folders.flatMap((folder) => subfolders(folder).filter((inner) => /\/webkit(2gtk|gtk)-[\d.]+$/.test(inner)));
  return firstOf(
    versions
      .toSorted()
      .toReversed()
      .map((folder) => join(folder, 'MiniBrowser')),
  );
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
const subfolders = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));

/** @param {readonly string[]} commands */
const onPath = (commands) =>
  firstOf(
    commands.flatMap((command) =>
      (process.env['PATH'] ?? '')
        .split(delimiter)
        .filter(Boolean)
        .map((folder) => join(folder, command)),
    ),
  );

/**
 * @param {readonly string[]} paths
 * @returns {string | null}
 */
const firstOf = (paths) => paths.find((path) => existsSync(path)) ?? null;

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, way, missing: reason } of findOtherBrowsers()) {
    console.log(
      way === null
        ? `${name}: ${reason}`
        : `${name}: ${'executablePath' in way ? way.executablePath : `${way.driver} with ${way.browser}`}`,
    );
  }
}
