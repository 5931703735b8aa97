/**
 * Starts a browser and asks it for a WebGPU adapter: the only question that matters to the tests.
 *
 * That a browser starts proves little: many builds start and then answer `requestAdapter()` with null. A candidate
 * counts when an adapter *and* a device come back under the flags that the tests use.
 */
import { chromium } from 'playwright';
import { withTimeout } from './with-timeout.mjs';

/**
 * @typedef {object} Browser
 * @property {string} source Where it came from, for the log.
 * @property {string} executablePath
 * @property {Record<string, string>} env Variables that it needs besides the process's own.
 */

const unprivileged = typeof process.getuid === 'function' && process.getuid() !== 0;

/** Flags of every browser that tests or screenshots start. SwiftShader is WebGPU on the CPU: the same everywhere, correct, slow. */
const webgpuFlags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
/**
 * What a window of Chromium has that no test looks at: two pages behind its address bar, which cost as much as the page in it.
 * Chromium takes the last list of its command line, so Playwright's own stands here, too.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
];
export const browserFlags = [
  ...webgpuFlags,
  `--disable-features=${disabledFeatures.join(',')}`,
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its sandbox as root, and most CI containers do not allow it.
  ...(unprivileged && !process.env['CI'] ? [] : ['--no-sandbox']),
];

/**
 * Playwright's launch options for a browser that was found.
 * @param {Pick<Browser, 'executablePath' | 'env'>} browser
 * @param {object} [options]
 * @param {boolean} [options.webgpu] whether it offers WebGPU
 */
export function launchOptions({ executablePath, env }, { webgpu = true } = {}) {
  /** @type {Record<string, string>} */
  const inherited = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) inherited[name] = value;
  return { executablePath, args: browserFlags.filter((flag) => webgpu || !webgpuFlags.includes(flag)), env: { ...inherited, ...env } };
}

/**
 * The name of the WebGPU adapter that a browser returns, or why there is none.
 * @param {Pick<Browser, 'executablePath' | 'env'>} browser
 * @returns {Promise<{ adapter: string, version: string } | { failure: string }>}
 */
export async function probeBrowser(browser) {
  let instance;
  try {
    instance = await chromium.launch({ ...launchOptions(browser), headless: true, timeout: 30_000 });
    const page = await instance.newPage();
    // WebGPU exists on secure pages only; this one is answered here and touches no network.
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>probe</title>' }));
    await page.goto('https://localhost/');
    const answer = await withTimeout(
      page.evaluate(async () => {
        if (!('gpu' in navigator)) return { failure: 'navigator.gpu is missing' };
        const adapter = await navigator.gpu.requestAdapter();
        if (adapter === null) return { failure: 'requestAdapter() returned null' };
        const device = await adapter.requestDevice();
        device.destroy();
        const { vendor, architecture, description } = adapter.info;
        return { adapter: [vendor, architecture, description].filter(Boolean).join(' ') || 'unnamed adapter' };
      }),
      30_000,
      'no answer',
    );
    return answer.failure === undefined ? { adapter: answer.adapter, version: instance.version() } : { failure: answer.failure };
  } catch (error) {
    return { failure: firstTellingLine(error) };
  } finally {
    await instance?.close();
  }
}

/**
 * Playwright's launch errors hold the browser's whole log: the loader's complaint in it says more than the first line.
 * @param {unknown} error
 */
function firstTellingLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.find((line) => line.includes('error while loading shared libraries')) ?? lines[0] ?? 'unknown error';
}
