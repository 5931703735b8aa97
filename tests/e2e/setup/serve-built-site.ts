import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../../tools/build-site.mjs';
import { findBrowser } from '../../../tools/find-browser.mjs';
import { serveFolder } from '../../../tools/serve-folder.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site: a sub-path on a plain file server. */
    siteUrl: string;
    /** Folder of the built site. */
    siteFolder: string;
    /** Folder for what browsers keep while they run. */
    profiles: string;
    browser: { readonly executablePath: string; readonly env: Record<string, string> };
  }
}

/** Builds the site once, serves it under a sub-path, and finds a browser for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { executablePath, env } = await findBrowser();
  const folder = await buildSite();
  const server = await serveFolder({ folder, base: '/some/where/' });
  project.provide('siteUrl', server.url);
  project.provide('siteFolder', folder);
  project.provide('browser', { executablePath, env });
  const profiles = await mkdtemp(join(tmpdir(), 'bitnet-browsers-'));
  project.provide('profiles', profiles);
  return async () => {
    await server.close();
    // A browser that has just been ended may still be writing.
    await rm(profiles, { recursive: true, maxRetries: 10 });
  };
}
