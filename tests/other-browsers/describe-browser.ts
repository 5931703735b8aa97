/** Every scenario in one browser; where that is not installed, every scenario is skipped and says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { firefox, webkit } from 'playwright';
import type { OtherBrowserName, Way } from '../../tools/find-other-browsers.mjs';
import type { DrivenBrowser, DrivenPage } from './drivers/driven-browser';
import { startFirefox } from './drivers/firefox';
import { startByPlaywright } from './drivers/playwright';
import { startWebKit } from './drivers/webkit';
import { personAt } from './person';
import { scenes } from './scenes';
import type { Stage } from './scenarios/scenario';

function start(name: OtherBrowserName, way: Way): Promise<DrivenBrowser> {
  switch (way.by) {
    case 'bidi':
      return startFirefox(way.executablePath);
    case 'webdriver':
      return startWebKit(way);
    case 'playwright':
      return startByPlaywright({ Firefox: firefox, WebKit: webkit }[name], way.executablePath);
  }
}

export function describeBrowser(name: OtherBrowserName): void {
  const found = inject('otherBrowsers').find((each) => each.name === name);
  if (found === undefined) throw new Error(`Nobody has looked for ${name}.`);

  describe(name, () => {
    let browser: DrivenBrowser;
    beforeAll(async () => {
      if (found.way === null) return;
      browser = await start(name, found.way);
      console.log(`${name} ${browser.version}`);
    });
    afterAll(() => browser?.close());
    beforeEach(({ skip }) => {
      if (found.missing !== null) skip(`${name}: ${found.missing}`);
    });

    for (const scene of scenes) {
      describe(scene.title, () => {
        let page: DrivenPage;
        let stage: Stage;
        beforeAll(async () => {
          if (found.way === null) return;
          page = await browser.open();
          stage = {
            person: personAt(page),
            site: inject('watchedSiteUrl'),
            siteFolder: inject('watchedSiteFolder'),
            downloads: browser.downloads,
          };
          await scene.open(stage);
        });
        afterAll(() => page?.close());

        for (const { title, play } of scene.scenarios) {
          test(title, async () => {
            await play(stage);
            expect(await page.problems()).toEqual([]);
          });
        }
      });
    }
  });
}
