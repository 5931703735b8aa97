import { join } from 'node:path';
import { projectFolder } from './cache-folder.mjs';

/** The helper that Vite wraps every `import()` of a built page in. */
const viteHelper = '\0vite/preload-helper.js';

/**
 * A Vite plugin: the built page fetches the files of an `import()` as `src/ui/parts/fetch-first.ts` says. Vite's own helper
 * preloads them as modules, and a module that could not be preloaded can never be had again.
 * @returns {import('vite').Plugin}
 */
export function fetchFirst() {
  return {
    name: 'fetch-first',
    enforce: 'pre',
    apply: 'build',
    // A chunk that needs no other counts too.
    config: () => ({
      build: {
        modulePreload: {
          resolveDependencies: (file, files, { hostType }) => (hostType === 'html' || files.includes(file) ? files : [file, ...files]),
        },
      },
    }),
    transform(_code, id) {
      if (id !== viteHelper) return null;
      return {
        code: `export { fetchFirst as __vitePreload } from ${JSON.stringify(join(projectFolder, 'src/ui/parts/fetch-first.ts'))};`,
        map: null,
        moduleSideEffects: false,
      };
    },
  };
}
