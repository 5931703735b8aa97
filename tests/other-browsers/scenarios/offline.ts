import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { serveFolder } from '../../../tools/serve-folder.mjs';
import { writeServiceWorker } from '../../../tools/service-worker.mjs';
import { deployAnew, firstScript } from '../../deploy-anew';
import type { Person } from '../person';
import { tinyLink, trainToTheEnd, type Scene, type Stage } from './scenario';

/** Runs in the page: whether what it asks for is answered from what the browser keeps, as soon as that is all there. */
async function isAnswered(limitMs: number): Promise<boolean> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  const isOn = (): boolean => serviceWorker !== undefined && serviceWorker.controller !== null;
  for (const end = Date.now() + limitMs; !isOn() && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 100));
  return isOn();
}

const untilKept = async ({ page }: Person): Promise<void> => expect(await page.evaluate(isAnswered, 150_000)).toBe(true);

/** A site of its own, that changes or goes away. */
interface Site {
  readonly folder: string;
  close(): Promise<void>;
}

async function openOwnSite({ person, siteFolder }: Stage): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'bitnet-kept-site-'));
  cpSync(siteFolder, folder, { recursive: true });
  // The first script, which keeps what goes wrong, is not in the digest that was built.
  await writeServiceWorker(folder);
  // Browsers keep nothing of it by themselves.
  const server = await serveFolder({ folder, base: '/some/where/' });
  await person.visit(`${server.url}#${tinyLink({ modes: 'ternary', backend: 'wasm' })}`);
  return {
    folder,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let site: Site;

/** The first visit to a site that goes away. */
export const offline: Scene = {
  title: 'a page that this browser keeps',
  async open(stage) {
    site = await openOwnSite(stage);
  },
  scenarios: [
    {
      title: 'once the page is kept, page and workers need no site on the first visit',
      async play({ person }) {
        await person.ready('button', 'Train');
        await untilKept(person);
        await site.close();
        await trainToTheEnd(person);
        await person.press('radio', 'Attention', 'Look inside');
        await person.see(/Head \d of block \d/, 'Look inside');
        await person.press('button', 'Download');
        await person.see(/read back bit for bit/, 'dialog');
        await person.press('button', 'Close', 'dialog');
      },
    },
    {
      title: 'and it opens again without one',
      async play({ person }) {
        await person.page.reload();
        await person.ready('button', /^Train/);
      },
    },
  ],
};

/** A visit to a site that gets a new version. */
export const newVersion: Scene = {
  title: 'a new version of a page that this browser keeps',
  async open(stage) {
    site = await openOwnSite(stage);
  },
  scenarios: [
    {
      title: 'it is offered between trainings, comes whole with one press, and is kept',
      async play({ person }) {
        await person.ready('button', 'Train');
        await untilKept(person);
        const isOfNew = await deployAnew(site.folder, '2');
        await person.page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update(), null);
        await person.see(/A new version of the playground is here/);
        expect(isOfNew(await person.page.evaluate(firstScript, null))).toBe(false);
        await trainToTheEnd(person);
        await person.press('button', 'Reload');
        await expect.poll(async () => isOfNew(await person.page.evaluate(firstScript, null).catch(() => ''))).toBe(true);
        await person.ready('button', /^Train/);
        await untilKept(person);
        await site.close();
        await person.page.reload();
        await person.ready('button', /^Train/);
        expect(isOfNew(await person.page.evaluate(firstScript, null))).toBe(true);
      },
    },
  ],
};
