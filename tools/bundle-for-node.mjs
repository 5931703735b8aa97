/**
 * Bundles a program that drives the page's own engine in Node: its `main`, and as entries of threads the engine and what
 * helps it with its steps.
 * One bundle a thread, because TensorFlow's hundreds of modules load slowly one by one.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder, projectFolder } from './cache-folder.mjs';
import { serverConditionsOf } from './languages.mjs';

/**
 * @param {string} name folder of the program under `tools/`, with a `main.ts`
 * @param {string} [mode] of Vite: `german` bundles it with the German words and lessons
 * @returns {Promise<{ main: string, engine: URL }>} address of the bundled program, and the file that a thread starts with
 */
export async function bundleForNode(name, mode = 'production') {
  const folder = join(cacheFolder, mode === 'production' ? name : `${name}-${mode}`);
  await build({
    root: projectFolder,
    mode,
    logLevel: 'error',
    ssr: { noExternal: true, resolve: { conditions: serverConditionsOf(mode) } },
    build: {
      ssr: true,
      ssrEmitAssets: true,
      copyPublicDir: false,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: {
          main: join(projectFolder, 'tools', name, 'main.ts'),
          thread: join(projectFolder, 'tools/experiment/engine-thread.ts'),
          helper: join(projectFolder, 'tools/experiment/helper-thread.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    // Files beside the bundle, as paths: here nothing is fetched.
    experimental: {
      renderBuiltUrl: (file) => ({ runtime: `decodeURIComponent(new URL(${JSON.stringify(`./${file}`)}, import.meta.url).pathname)` }),
    },
  });
  return { main: pathToFileURL(join(folder, 'main.js')).href, engine: pathToFileURL(join(folder, 'thread.js')) };
}
