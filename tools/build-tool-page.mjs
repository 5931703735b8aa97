import { join } from 'node:path';
import { build } from 'vite';
import { cacheFolder, projectFolder } from './cache-folder.mjs';

/**
 * Builds the page of a tool that measures the page's own engine, `tools/<name>/index.html`.
 * @param {string} name
 * @returns {Promise<string>} the folder it is in
 */
export async function buildToolPage(name) {
  const folder = join(cacheFolder, `${name}-page`);
  // The site's own configuration: the engine needs its plugins.
  await build({
    root: join(projectFolder, 'tools', name),
    configFile: join(projectFolder, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4096 },
  });
  return folder;
}
