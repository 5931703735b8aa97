import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../../tools/build-site.mjs';
import { findOtherBrowsers, type OtherBrowser } from '../../../tools/find-other-browsers.mjs';
import { serveFolder } from '../../../tools/serve-folder.mjs';
import { keepProblems } from '../drivers/webkit';
import { scenes } from '../scenes';

declare module 'vitest' {
  interface ProvidedContext {
    otherBrowsers: readonly OtherBrowser[];
    /** Address of the built site for these browsers: under a sub-path, as it was built but for a first script that keeps what goes wrong. */
    watchedSiteUrl: string;
    /** Folder of the same. */
    watchedSiteFolder: string;
  }
}

/** Says which browsers there are, and serves the built site to them. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const browsers = findOtherBrowsers();
  project.provide('otherBrowsers', browsers);
  const count = scenes.flatMap(({ scenarios }) => scenarios).length;
  for (const { name, missing } of browsers)
    if (missing !== null) console.error(`[other browsers] ${name}: ${missing}. ${count} scenarios are skipped.`);
  if (browsers.every(({ way }) => way === null)) {
    project.provide('watchedSiteUrl', '');
    project.provide('watchedSiteFolder', '');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bitnet-watched-site-'));
  cpSync(await buildSite(), folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  const watched = html.replace('<head>', `<head><script>${keepProblems}</script>`);
  if (watched === html) throw new Error('The page has no <head> to put a script into.');
  writeFileSync(page, watched);
  const server = await serveFolder({ folder, base: '/some/where/' });
  project.provide('watchedSiteUrl', server.url);
  project.provide('watchedSiteFolder', folder);
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
}
