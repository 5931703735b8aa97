/** A worker whose program cannot be loaded is noticed: its entry is tiny and loads the rest, so the page must hear of it. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serveFolder } from '../../tools/serve-folder.mjs';
import { launchBrowser, openPlayground, tinyLink } from './playground';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'bitnet-without-engine-'));
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser.close();
});

/** The whole site but for one script, whose name is returned. */
function siteWithout(beginning: string): string {
  cpSync(inject('siteFolder'), folder, { recursive: true });
  const [name = '', ...others] = readdirSync(join(folder, 'assets')).filter((file) => file.startsWith(beginning));
  expect(name).not.toBe('');
  expect(others).toEqual([]);
  rmSync(join(folder, 'assets', name));
  return name;
}

test('the page says that the engine could not be loaded', async () => {
  siteWithout('engine-boot');
  const server = await serveFolder({ folder });
  const playground = await openPlayground(browser, { url: server.url, hash: tinyLink() });
  await playground.page
    .getByText(/The engine stopped/)
    .first()
    .waitFor();
  expect(playground.problems.filter((line) => !/engine-boot|404/.test(line))).toEqual([]);
  playground.problems.length = 0;
  await playground.close();
  await server.close();
});

test('what trains follows when a backend is found; where it does not come, the page says so, and the next press trains', async () => {
  const name = siteWithout('engine-runs');
  const server = await serveFolder({ folder });
  const playground = await openPlayground(browser, { url: server.url, hash: tinyLink() });
  const { page } = playground;
  const train = page.getByRole('button', { name: 'Train', exact: true });
  const missing = page.getByText(/has not been fetched yet, and the site cannot be reached/).first();
  await missing.waitFor();
  await train.click();
  // While the press is under way, the button says Pause.
  await train.waitFor();
  await missing.waitFor();
  // Three workers ask when they are started and when Train is pressed, and not again and again.
  await page.waitForTimeout(2000);
  expect(playground.requests.filter((address) => address.endsWith(name)).length).toBeLessThan(24);
  cpSync(join(inject('siteFolder'), 'assets', name), join(folder, 'assets', name));
  await train.click();
  await page.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 60_000 });
  expect(playground.problems.filter((line) => !/engine-runs|404/.test(line))).toEqual([]);
  playground.problems.length = 0;
  await playground.close();
  await server.close();
});

test('where the network comes back, what could not be made is made without a press', async () => {
  const name = siteWithout('engine-runs');
  const server = await serveFolder({ folder });
  const playground = await openPlayground(browser, { url: server.url, hash: tinyLink() });
  const { page } = playground;
  const missing = page.getByText(/has not been fetched yet, and the site cannot be reached/).first();
  await missing.waitFor();
  await page.context().setOffline(true);
  cpSync(join(inject('siteFolder'), 'assets', name), join(folder, 'assets', name));
  await page.context().setOffline(false);
  await page.getByText(/Block 1, attention, query/).waitFor({ timeout: 60_000 });
  await missing.waitFor({ state: 'hidden' });
  playground.problems.length = 0;
  await playground.close();
  await server.close();
});
