/**
 * Places where a Chromium may already be: the variable, Playwright's own, and the system's.
 *
 * `BITNET_SYSTEM_BROWSERS` replaces the list of system browsers (paths separated as in PATH; empty: none), so that
 * the way a bare machine goes can be walked on a machine that has one.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** @typedef {import('./probe-browser.mjs').Browser} Browser */

const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const programs = [join('Google', 'Chrome', 'Application', 'chrome.exe'), join('Microsoft', 'Edge', 'Application', 'msedge.exe')];
    return roots.flatMap((root) => programs.map((program) => join(root, program)));
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'].flatMap((folder) =>
    [...commands, 'chrome'].map((name) => join(folder, name)),
  );
}

/** @returns {string[]} */
function systemBrowsers() {
  const replaced = process.env['BITNET_SYSTEM_BROWSERS'];
  if (replaced !== undefined) return replaced.split(delimiter).filter(Boolean);
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name)));
  return [...new Set([...onPath, ...usualPlaces()])].filter((path) => existsSync(path));
}

/** The browser that Playwright downloads for itself, whether or not it has. */
export function playwrightBrowser() {
  return { source: "Playwright's own Chromium", executablePath: chromium.executablePath(), env: {} };
}

/**
 * Browsers that are here without downloading anything, best first.
 * @returns {Browser[]}
 */
export function installedBrowsers() {
  const chosen = process.env['CHROME_BIN'];
  const own = playwrightBrowser();
  return [
    ...(chosen ? [{ source: 'CHROME_BIN', executablePath: chosen, env: {} }] : []),
    ...(existsSync(own.executablePath) ? [own] : []),
    ...systemBrowsers().map((executablePath) => ({ source: 'a browser of this system', executablePath, env: {} })),
  ];
}
