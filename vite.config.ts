import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { assemblyScript } from './tools/assemblyscript.mjs';
import { cssOptions } from './tools/css-options.mjs';
import { drawnAhead } from './tools/drawn-ahead.mjs';
import { fetchFirst, fetchFirstInWorkers } from './tools/fetch-first.mjs';
import { isolation } from './tools/site-headers.mjs';
import { serviceWorker } from './tools/service-worker.mjs';
import { conditionsOf, inGermanToo, pageInGerman } from './tools/languages.mjs';
import { siteFiles } from './tools/site-files.mjs';
import { remembersPackages } from './tools/third-party.mjs';
import { plainStyles } from './tools/plain-styles.mjs';
import { standalonePage } from './tools/standalone-page.mjs';
import { leftToPage, leftToWorkers, withoutParts } from './tools/catalog-parts.mjs';

export default defineConfig(({ mode }) => ({
  // Relative addresses, so that the built site works under any sub-path.
  base: './',
  plugins: [
    react(),
    assemblyScript(),
    standalonePage(),
    fetchFirst(),
    plainStyles(),
    withoutParts(leftToWorkers),
    remembersPackages(),
    drawnAhead(),
    siteFiles(process.env['SITE_ADDRESS']),
    serviceWorker(),
    pageInGerman(),
    inGermanToo(),
  ],
  resolve: { conditions: conditionsOf(mode) },
  worker: {
    format: 'es',
    plugins: () => [assemblyScript(), standalonePage(), withoutParts(leftToPage), fetchFirstInWorkers(), remembersPackages()],
    rolldownOptions: {
      output: {
        // What a worker trains with is one file, too, but for the WebAssembly module: among words, its digits compress worse.
        codeSplitting: {
          groups: [
            { name: 'kernels', test: /[\\/]src[\\/]plan[\\/]kernels[\\/]module\.as\.ts\?wasm$/, priority: 2 },
            { name: 'kernels-fused', test: /[\\/]src[\\/]plan[\\/]kernels[\\/]module\.as\.ts\?wasm&fused$/, priority: 2 },
            { name: 'engine-boot', test: /[\\/]src[\\/]worker[\\/]engine[\\/]engine-boot\.ts$/, priority: 1 },
            { name: 'engine-runs', test: /[\\/]src[\\/]worker[\\/]engine[\\/]engine\.ts$/ },
          ],
        },
      },
    },
  },
  css: cssOptions,
  build: {
    target: 'es2022',
    // Browsers that know no `modulepreload` only wait a little longer: it is not worth a script on the first screen.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The names tell versions apart, and the first script lists them all: seven signs beside a name are enough.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        // What the first paint needs is one file: in parts it would be larger, and more to ask for. What reads the view of a link is
        // one, too, and so are small parts that many share: the first script names every file.
        codeSplitting: {
          groups: [
            { name: 'page', test: /[\\/]src[\\/]main\.tsx$/, priority: 1 },
            { name: 'view', test: /[\\/]src[\\/](state|ui)[\\/]view[\\/]|Lock(Note|edPanel)\.tsx$|(embedded-page|share-dialog)\.css$/ },
            { name: 'lessons', test: /[\\/]src[\\/]lessons[\\/]|[\\/]ui[\\/]lessons[\\/](act-words|panel-names)\.ts$/ },
            { name: 'drawing', test: /[\\/]ui[\\/]charts[\\/](kit|histogram)[\\/]|[\\/](level-looks|use-width|decimate|axis-bytes)\.ts$/ },
            {
              name: 'files',
              test: /[\\/](folder-as-archive|give-file|save-file|file-commands|data-commands|number-format|packed-size)\.tsx?$/,
            },
            {
              name: 'pieces',
              test: /[\\/]ui[\\/](words[\\/](mode-words|measured-words|setting-words|setting-changes|headline|file-size)|glossary[\\/](terms-of|Explained|Marked)|parts[\\/](Dialog|SpreadCell|go-to-panel)|dialogs[\\/]CopyableCode)\.tsx?$/,
            },
          ],
        },
      },
    },
  },
  // A taken port is no error: the next free one is used and printed.
  server: { open: hasDesktop(), strictPort: false, headers: isolation },
  // The worker's packages are bundled before the page asks for them: found late, they would reload it during the first run.
  optimizeDeps: { entries: ['index.html', 'src/**/*.{ts,tsx}', '!src/**/*.as.ts'] },
}));

/** Whether this machine has somewhere to open a browser. Servers and containers do not; there the printed address must do. */
function hasDesktop(): boolean {
  const { BROWSER, CI, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  if (CI || BROWSER === 'none') return false;
  return process.platform === 'darwin' || process.platform === 'win32' || Boolean(BROWSER ?? DISPLAY ?? WAYLAND_DISPLAY ?? WSL_DISTRO_NAME);
}
