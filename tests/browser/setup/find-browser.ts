import { findBrowser } from '../../../tools/find-browser.mjs';

/** Finds the browser before the first browser test; no browser with WebGPU fails the run with a message that says what to install. */
export async function setup(): Promise<void> {
  const found = await findBrowser();
  process.env['BITNET_BROWSER'] = found.executablePath;
  process.env['BITNET_BROWSER_ENV'] = JSON.stringify(found.env);
}
