/**
 * Experiments from the command line, without a browser: `npm run experiment -- --help`. The engine is the page's own;
 * it is bundled for Node first, and each of its workers is a thread.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder, projectFolder } from '../cache-folder.mjs';

const folder = join(cacheFolder, 'experiment');
await build({
  root: projectFolder,
  logLevel: 'error',
  // One bundle a thread: TensorFlow's hundreds of modules load slowly one by one.
  ssr: { noExternal: true },
  build: {
    ssr: true,
    ssrEmitAssets: true,
    copyPublicDir: false,
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { main: join(projectFolder, 'tools/experiment/main.ts'), thread: join(projectFolder, 'tools/experiment/engine-thread.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  // Files beside the bundle, as paths: here nothing is fetched.
  experimental: { renderBuiltUrl: (name) => ({ runtime: `decodeURIComponent(new URL(${JSON.stringify(`./${name}`)}, import.meta.url).pathname)` }) },
});
/** @type {typeof import('./main')} */
const { main } = await import(pathToFileURL(join(folder, 'main.js')).href);
process.exitCode = await main(process.argv.slice(2), pathToFileURL(join(folder, 'thread.js')));
