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

/** Begins with the walks: each takes minutes, and begun last it would go on alone when everything else is over. */
class WalksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWalk = ({ moduleId }: TestSpecification): boolean => /\/walk-\w+\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isWalk), ...sorted.filter((file) => !isWalk(file))];
  }
}

/**
 * Four projects, one runner, one count:
 * - `node`: everything that needs no browser, in milliseconds;
 * - `browser`: modules of `src` inside a real Chromium with WebGPU;
 * - `e2e`: the built site under a sub-path, driven from outside as a person would;
 * - `other-browsers`: the same site in Firefox and WebKit, where they are installed.
 *
 * The quick ones first, with all cores; then the next two side by side (`groupOrder`), the modules one file at a time
 * and the site two: each waits as much as it works, for a graphics adapter that is one thread, and for pages. The other
 * browsers come last, side by side: each computes and paints on the processor.
 */
export default defineConfig({
  test: {
    // By default one core is left idle.
    maxWorkers: '100%',
    sequence: { sequencer: WalksFirst },
    // TensorFlow.js greets every test file that runs in Node.
    onConsoleLog: (text) => !/Hi, looks like you are running TensorFlow\.js in Node|Platform node has already been set/.test(text),
    projects: [
      {
        plugins: [assemblyScript(), standalonePage()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/e2e/**', 'tests/gpu/**', 'tests/other-browsers/**'],
          sequence: { groupOrder: 0 },
          // Machines of continuous integration are shared: a second of work may take ten.
          testTimeout: 60_000,
          // TensorFlow.js is hundreds of small modules: bundled once, a cold start takes one second instead of eleven.
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-core/dist/register_all_gradients'],
              },
            },
          },
        },
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
          testTimeout: 60_000,
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
          include: ['tests/other-browsers/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          globalSetup: ['tests/other-browsers/setup/serve-watched-site.ts'],
          retry: secondAttempt,
          testTimeout: 240_000,
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
