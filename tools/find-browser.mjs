/**
 * Finds a browser for the tests: `node tools/find-browser.mjs` prints its path.
 *
 * Order: CHROME_BIN → Playwright's own → a system Chrome, Chromium or Edge → `npx playwright install chromium` →
 * Chromium packed inside npm. A candidate counts only if it starts and returns a WebGPU adapter and device. When
 * nothing does, the error says what was tried and what to install. The finding is remembered in
 * `node_modules/.cache`, so that the next caller starts at once.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedBrowsers, playwrightBrowser } from './browser-candidates.mjs';
import { cacheFolder, projectFolder } from './cache-folder.mjs';
import { refusePackedChromium, unpackChromium } from './packed-chromium/unpack.mjs';
import { browserFlags, probeBrowser } from './probe-browser.mjs';

/** @typedef {import('./probe-browser.mjs').Browser} Browser */
/** @typedef {Browser & { adapter: string, version: string }} FoundBrowser */

const cacheFile = join(cacheFolder, 'browser.json');
const downloadLimitMs = 90_000;

/** @param {string} line */
const logToStderr = (line) => console.error(`[browser] ${line}`);

/**
 * The first browser that returns a WebGPU adapter. Rejects with a message for a person when there is none.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<FoundBrowser>}
 */
export async function findBrowser({ log = logToStderr } = {}) {
  const remembered = await recall();
  if (remembered) return remembered;

  /** @type {string[]} */
  const tried = [];
  /** @param {Browser} candidate */
  const attempt = async (candidate) => {
    log(`Trying ${candidate.source}: ${candidate.executablePath}`);
    const answer = await probeBrowser(candidate);
    if ('failure' in answer) {
      log(`  not usable: ${answer.failure}`);
      tried.push(`${candidate.source} (${candidate.executablePath}): ${answer.failure}`);
      return null;
    }
    log(`  usable: version ${answer.version}, WebGPU adapter "${answer.adapter}"`);
    return remember({ ...candidate, ...answer });
  };

  for (const candidate of installedBrowsers()) {
    const found = await attempt(candidate);
    if (found) return found;
  }

  log(`No usable browser is installed. Asking Playwright to download its own (at most ${downloadLimitMs / 1000} s) …`);
  const download = await downloadPlaywrightBrowser();
  if (download === null) {
    const found = await attempt(playwrightBrowser());
    if (found) return found;
  } else {
    log(`  not downloaded: ${download}`);
    tried.push(`npx playwright install chromium: ${download}`);
  }

  const refusal = refusePackedChromium();
  if (refusal === null) {
    log('Installing the Chromium packed inside npm (64 MB, once) …');
    try {
      for (const candidate of await unpackChromium()) {
        const found = await attempt(candidate);
        if (found) return found;
      }
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(': ');
      log(`  not installed: ${reason}`);
      tried.push(`Chromium packed inside npm: ${reason}`);
    }
  } else {
    tried.push(`Chromium packed inside npm: ${refusal}`);
  }

  throw new Error(
    [
      'No browser with WebGPU was found for the tests.',
      ...tried.map((line) => `  - ${line}`),
      'Install Chrome, Chromium or Edge (version 121 or newer), or set CHROME_BIN to one; then run this again.',
      'On a bare Linux server, `npx playwright install --with-deps chromium` brings the browser and its libraries.',
    ].join('\n'),
  );
}

/** What was asked for when the finding was made: a change of it voids the finding. */
const circumstances = () => JSON.stringify([process.env['CHROME_BIN'] ?? '', process.env['BITNET_SYSTEM_BROWSERS'] ?? '', ...browserFlags]);

/** @returns {Promise<FoundBrowser | null>} */
async function recall() {
  try {
    const finding = JSON.parse(await readFile(cacheFile, 'utf8'));
    return finding.circumstances === circumstances() && existsSync(finding.browser.executablePath) ? finding.browser : null;
  } catch {
    // No finding yet, or an unreadable one: look again.
    return null;
  }
}

/** @param {FoundBrowser} browser */
async function remember(browser) {
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(cacheFile, JSON.stringify({ circumstances: circumstances(), browser }, null, 2));
  return browser;
}

/**
 * Runs Playwright's installer within a time limit. Null when it succeeded, else why not.
 * @returns {Promise<string | null>}
 */
function downloadPlaywrightBrowser() {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    // Its own process group, so that the time limit also ends the downloader that npx starts.
    const child = spawn('npx', ['--no', 'playwright', 'install', 'chromium'], {
      cwd: projectFolder,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: !windows,
      shell: windows,
    });
    let complaint = '';
    const timer = setTimeout(() => {
      complaint = `no end within ${downloadLimitMs / 1000} s`;
      if (child.pid !== undefined && !windows) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    }, downloadLimitMs);
    child.stderr.on('data', (chunk) => (complaint = String(chunk).trim().split('\n')[0] ?? ''));
    child.on('error', (error) => settle(error.message));
    child.on('exit', (code) => settle(code === 0 ? null : complaint || `exit code ${code}`));
    /** @param {string | null} outcome */
    function settle(outcome) {
      clearTimeout(timer);
      resolve(outcome);
    }
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const found = await findBrowser();
    console.log(found.executablePath);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
