import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { assemblyScript } from './tools/assemblyscript.mjs';
import { browserFlags } from './tools/probe-browser.mjs';
import { standalonePage } from './tools/standalone-page.mjs';

/** What a page shows after a moment may take a busy machine thirty; the default is one second. */
const patiently = { poll: { timeout: 30_000 } };

/** Of tests that drive a page from outside, at the mercy of a busy machine. The end of the log lists who needed it, and why. */
const secondAttempt = 1;

/**
 * The files that take longest, the longest first: begun last, one of them would go on alone when everything else is over.
 * Vitest knows the rest by their last run, or by their size.
 */
const longest = [
  'other-browsers/webkit',
  'e2e/walk-wasm',
  'e2e/walk-webgpu',
  'e2e/kept',
  'e2e/policy',
  'e2e/parts-that-fail',
  'other-browsers/firefox',
  'e2e/everyone',
  'e2e/class',
  'e2e/lessons',
  'e2e/recorder',
  'formats/c/compile',
  'worker/page/lost-worker',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Folders whose files leave nothing behind in the modules that they import. */
const leavingNothing = ['catalog/data', 'experiment', 'math', 'packed', 'state', 'ui'];

/** Begins imports that nobody waits for: cut off with its end, they would fail for whoever shares its modules. */
const importingOn = ['tests/ui/glossary.test.tsx'];

/** Of those, the files that change no module, no global and no clock, told by what they call. */
const sharing = leavingNothing.flatMap((folder) =>
  readdirSync(new URL(`tests/${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.test\.tsx?$/.test(path) && !importingOn.includes(path))
    .filter((path) => !/\bvi\.(?!fn\b|waitFor\b|waitUntil\b)\w+\(/.test(readFileSync(new URL(path, import.meta.url), 'utf8'))),
);

/** Of both projects without a browser. */
const withoutBrowser = {
  environment: 'node' as const,
  sequence: { groupOrder: 0 },
  // Machines of continuous integration are shared: a second of work may take ten.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // TensorFlow.js is hundreds of small modules: bundled once, a cold start takes one second instead of eleven.
  deps: {
    optimizer: {
      ssr: {
        enabled: true,
        include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-core/dist/register_all_gradients'],
      },
    },
  },
};

/**
 * Five projects, one runner, one count:
 * - `node`: everything that needs no browser, in milliseconds;
 * - `node-sharing`: of that, files that share their modules: loading these for each was half of their work;
 * - `browser`: modules of `src` inside a real Chromium with WebGPU;
 * - `e2e`: the built site under a sub-path, driven from outside as a person would;
 * - `other-browsers`: the same site in Firefox and WebKit, where they are installed.
 *
 * The quick ones first, with all cores; then everything with a browser, side by side (`groupOrder`): of the modules one file
 * at a time, for they wait for a graphics adapter that is one thread, and of the rest as many as there are cores.
 */
export default defineConfig({
  test: {
    // By default one core is left idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // TensorFlow.js greets every test file that runs in Node.
    onConsoleLog: (text) => !/Hi, looks like you are running TensorFlow\.js in Node|Platform node has already been set/.test(text),
    projects: [
      {
        plugins: [assemblyScript(), standalonePage()],
        test: {
          ...withoutBrowser,
          name: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/e2e/**', 'tests/gpu/**', 'tests/other-browsers/**', ...sharing],
        },
      },
      {
        plugins: [assemblyScript(), standalonePage()],
        test: { ...withoutBrowser, name: 'node-sharing', include: sharing, isolate: false },
      },
      {
        plugins: [react(), assemblyScript(), standalonePage()],
        // Everything that any test imports is bundled before the first test: a package found late reloads the page mid-run.
        optimizeDeps: {
          entries: ['src/**/*.{ts,tsx}', '!src/**/*.as.ts', 'tests/browser/**/*.{ts,tsx}'],
          include: ['react/jsx-dev-runtime', 'react/jsx-runtime', 'react-dom/client'],
        },
        worker: { format: 'es', plugins: () => [assemblyScript(), standalonePage()] },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 1 },
          globalSetup: ['tests/browser/setup/find-browser.ts'],
          // Seconds of work for a software adapter, beside two pages that work as well.
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            // One adapter, which is one thread.
            fileParallelism: false,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                args: browserFlags,
                // Read when the browser starts, after the global set-up has found one.
                get executablePath() {
                  return process.env['BITNET_BROWSER'] ?? '';
                },
                get env() {
                  return { ...definedEnvironment(), ...JSON.parse(process.env['BITNET_BROWSER_ENV'] ?? '{}') };
                },
              },
            }),
          },
        },
      },
      {
        plugins: [assemblyScript(), standalonePage()],
        test: {
          name: 'e2e',
          environment: 'node',
          isolate: false,
          include: ['tests/e2e/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          globalSetup: ['tests/e2e/setup/serve-built-site.ts'],
          retry: secondAttempt,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: patiently,
        },
      },
      {
        plugins: [assemblyScript(), standalonePage()],
        test: {
          name: 'other-browsers',
          environment: 'node',
          isolate: false,
          include: ['tests/other-browsers/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          globalSetup: ['tests/other-browsers/setup/serve-watched-site.ts'],
          retry: secondAttempt,
          testTimeout: 480_000,
          hookTimeout: 240_000,
          expect: patiently,
        },
      },
    ],
  },
});

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
