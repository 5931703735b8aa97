/**
 * The page in each language: the same sources with the words of `src/words/<language>/` (docs/decisions/0034). Which words
 * `#words/…` means is a condition of package.json's `imports`, chosen by Vite's mode: a build has one language in it.
 *
 * English lies at the top of the site, German in `de/`; `public/arrival.js` leads from one to the other.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, createServer, defaultClientConditions, defaultServerConditions } from 'vite';
import { projectFolder } from './cache-folder.mjs';
import { germanFolder as folder } from './german-folder.mjs';
import { ofSite } from './site-files.mjs';

/** Vite's mode of what is German. */
const german = 'german';

/** @param {string} mode of Vite */
const own = (mode) => (mode === german ? [german] : []);

/**
 * For `resolve.conditions`.
 * @param {string} mode of Vite
 */
export const conditionsOf = (mode) => [...own(mode), ...defaultClientConditions];

/**
 * The same for what runs in Node while the site is built.
 * @param {string} mode of Vite
 */
export const serverConditionsOf = (mode) => [...own(mode), ...defaultServerConditions];

/**
 * A Vite plugin: `de/` of the site, built behind the English one; of the development server, when it is first asked for.
 * @returns {import('vite').Plugin}
 */
export function inGermanToo() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'in-german-too',
    apply: (user, env) => env.mode !== german && (env.command === 'serve' || ofSite(user, env)),
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          mode: german,
          logLevel: 'error',
          build: { outDir: join(config.build.outDir, folder), emptyOutDir: true, minify: config.build.minify },
        });
      },
    },
    configureServer(server) {
      /** @type {Promise<import('vite').ViteDevServer> | null} */
      let inGerman = null;
      server.middlewares.use((request, response, next) => {
        if (!new RegExp(`^/${folder}(/|$)`).test(request.url ?? '')) return next();
        inGerman ??= createServer({
          mode: german,
          base: `/${folder}/`,
          cacheDir: join(config.cacheDir, folder),
          logLevel: 'warn',
          server: { middlewareMode: true, ...(server.httpServer === null ? {} : { ws: { server: server.httpServer } }) },
        });
        inGerman.then(({ middlewares }) => middlewares(request, response, next), next);
      });
      server.httpServer?.once('close', () => void inGerman?.then((each) => each.close()));
    },
  };
}

const firstWords = /<main class="first-words">[\s\S]*?<\/main>/;

/**
 * A Vite plugin: what `index.html` itself says, in German. English stands in the file, because it must be readable as it is.
 * @returns {import('vite').Plugin}
 */
export function pageInGerman() {
  return {
    name: 'page-in-german',
    apply: (_user, { mode }) => mode === german,
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const words = await readFile(join(projectFolder, 'src', 'words', folder, 'first-words.html'), 'utf8');
        const said = firstWords.exec(words)?.[0];
        const description = /<meta name="description"[^>]*>/;
        if (said === undefined || !firstWords.test(html) || !description.test(html))
          throw new Error('index.html and its German words no longer fit each other.');
        return html
          .replace('<html lang="en">', `<html lang="${folder}">`)
          .replace(description, description.exec(words)?.[0] ?? '')
          .replace(firstWords, () => said);
      },
    },
  };
}
