import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { serveFolder } from '../../../tools/serve-folder.mjs';
import { writeServiceWorker } from '../../../tools/service-worker.mjs';
import { tinyLink, trainToTheEnd, type Scene } from './scenario';

let closeSite = async (): Promise<void> => undefined;

/** Runs in the page: whether what it asks for is answered from what the browser keeps, as soon as that is all there. */
async function isAnswered(limitMs: number): Promise<boolean> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  const isOn = (): boolean => serviceWorker !== undefined && serviceWorker.controller !== null;
  for (const end = Date.now() + limitMs; !isOn() && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 100));
  return isOn();
}

/** The first visit to a site that goes away. */
export const offline: Scene = {
  title: 'a page that this browser keeps',
  async open({ person, siteFolder }) {
    const folder = mkdtempSync(join(tmpdir(), 'bitnet-kept-site-'));
    cpSync(siteFolder, folder, { recursive: true });
    // The first script, which keeps what goes wrong, is not in the digest that was built.
    await writeServiceWorker(folder);
    // Browsers keep nothing of it by themselves.
    const server = await serveFolder({ folder, base: '/some/where/' });
    closeSite = async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    };
    await person.visit(`${server.url}#${tinyLink({ modes: 'ternary', backend: 'wasm' })}`);
  },
  scenarios: [
    {
      title: 'once the page is kept, page and workers need no site on the first visit',
      async play({ person }) {
        await person.ready('button', 'Train');
        expect(await person.page.evaluate(isAnswered, 150_000)).toBe(true);
        await closeSite();
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
