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

/** An `import()` of another chunk, as Rolldown writes it. */
const importOfChunk = /\bimport\(\s*([`"'])\.\/([\w.-]+\.js)\1\s*\)/g;

/**
 * Declared in every chunk of a worker that imports others: fetches those that have not come yet, then imports the first. Where the host forbids to
 * ask first, it only imports. What is stopped, as by Stop or by leaving the page, is asked for once more.
 */
const fetchedImport = `
let mayAskFirst=1;self.addEventListener("securitypolicyviolation",e=>{if(e.effectiveDirective==="connect-src")mayAskFirst=0});async function importFetched(...n){let f=self.fetched??=new Set;try{await Promise.all(n.map(async n=>{if(f.has(n))return;let r=await fetch(new URL(n,import.meta.url));if(!r.ok)throw TypeError(n);await r.arrayBuffer();f.add(n)}))}catch(e){if(e.name==="AbortError"){await new Promise(r=>setTimeout(r,500));return importFetched(...n)}await new Promise(r=>setTimeout(r));if(mayAskFirst)throw e}return import(n[0])}
`;

/**
 * A Vite plugin for workers, where Vite has no helper: what is imported later is fetched first, so that what did not come can come
 * once the network is back. The entry imports at once, as nothing is lost with it.
 * @returns {import('vite').Plugin}
 */
export function fetchFirstInWorkers() {
  return {
    name: 'fetch-first-in-workers',
    apply: 'build',
    generateBundle(_options, bundle) {
      /** @param {string} file @returns {readonly string[]} */
      const withImports = (file, seen = new Set()) => {
        const chunk = bundle[file];
        if (seen.has(file) || chunk?.type !== 'chunk') return [];
        seen.add(file);
        return [file, ...chunk.imports.flatMap((each) => withImports(each, seen))];
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.isEntry) continue;
        const here = new Set(withImports(chunk.fileName));
        const code = chunk.code.replace(importOfChunk, (_all, _quote, name) => {
          const file = chunk.fileName.replace(/[^/]+$/, name);
          const names = withImports(file).filter((each) => each === file || !here.has(each));
          return `importFetched(${names.map((each) => JSON.stringify(`./${each.replace(/^.*\//, '')}`)).join(',')})`;
        });
        if (code !== chunk.code) chunk.code = code + fetchedImport;
      }
    },
  };
}
