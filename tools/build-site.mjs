import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, projectFolder } from './cache-folder.mjs';

/**
 * Sites that this process builds or has built, by name: two projects of tests ask for the same, each with modules of its own.
 * @type {Map<string, Promise<string>>}
 */
const sites = Reflect.get(globalThis, Symbol.for('bitnet-playground sites')) ?? new Map();
Reflect.set(globalThis, Symbol.for('bitnet-playground sites'), sites);

/**
 * Builds the site as `npm run build` does, once for this process, into a folder of its own, and returns that folder.
 * A child process, because a test runner's NODE_ENV would otherwise put React's development build into it.
 * @param {string} [name] Of the folder, in the cache.
 * @returns {Promise<string>}
 */
export function buildSite(name = 'site') {
  const site = sites.get(name) ?? build(name);
  sites.set(name, site);
  return site;
}

/**
 * @param {string} name
 * @returns {Promise<string>}
 */
async function build(name) {
  const folder = join(cacheFolder, name);
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
      cwd: projectFolder,
      env: { ...process.env, NODE_ENV: 'production' },
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`The site cannot be built.\n${output}`);
  }
  return folder;
}
