import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, projectFolder } from './cache-folder.mjs';

/**
 * Builds the site as `npm run build` does, into a folder of its own, and returns that folder.
 * A child process, because a test runner's NODE_ENV would otherwise put React's development build into it.
 * @param {string} [name] Of the folder, in the cache.
 * @returns {Promise<string>}
 */
export async function buildSite(name = 'site') {
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
