import { createHash } from 'node:crypto';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build } from 'vite';
import { projectFolder } from './cache-folder.mjs';
import { germanFolder } from './german-folder.mjs';
import { ofSite } from './site-files.mjs';

const name = 'service-worker.js';
const entry = join(projectFolder, 'src', 'ui', 'offline', 'service-worker.ts');

/** What the page never asks for: pictures and texts for others than it, and the page in the other language, which has its own. */
const notOfPage = /^(_headers|404\.html|robots\.txt|.*\.txt|social-preview\.png|apple-touch-icon\.png|service-worker\.js)$/;

/**
 * A Vite plugin: the site's service worker, built when everything else lies in its folder.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: ofSite,
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir !== undefined) await writeServiceWorker(dir);
      },
    },
  };
}

/**
 * Writes the service worker of a built site, for the files that lie there now.
 * @param {string} folder
 */
export async function writeServiceWorker(folder) {
  const files = await filesOf(folder);
  const built = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    publicDir: false,
    define: { FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, target: 'es2022', lib: { entry, formats: ['iife'], name: 'offline' } },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The service worker has to be one script.');
  await writeFile(join(folder, name), chunk.code);
}

/**
 * Every file of the page with its digest (Subresource Integrity), as Workbox wants them. Names with a digest need no revision.
 * @param {string} folder
 */
async function filesOf(folder) {
  const names = (await readdir(folder, { recursive: true })).map((file) => file.split(sep).join('/')).toSorted();
  const entries = await Promise.all(
    names.map(async (url) => {
      const path = join(folder, url);
      if (notOfPage.test(url) || url.startsWith(`${germanFolder}/`) || !(await stat(path)).isFile()) return [];
      const digest = createHash('sha256')
        .update(await readFile(path))
        .digest('base64');
      return [{ url, revision: url.startsWith('assets/') ? null : digest.slice(0, 12), integrity: `sha256-${digest}` }];
    }),
  );
  return entries.flat();
}
