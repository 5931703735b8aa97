/** Every scenario in one browser; where that is not installed, every scenario is skipped and says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { firefox, webkit } from 'playwright';
import type { OtherBrowserName, Way } from '../../tools/find-other-browsers.mjs';
import { withTimeout } from '../../tools/with-timeout.mjs';
import type { DrivenBrowser, DrivenPage } from './drivers/driven-browser';
import { startFirefox } from './drivers/firefox';
import { startByPlaywright } from './drivers/playwright';
import { startWebKit } from './drivers/webkit';
import { personAt } from './person';
import { scenes } from './scenes';
import type { Scene, Stage } from './scenarios/scenario';

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

/**
 * A scene's stage as it is before one of its scenarios: opened, and with what comes earlier played on it. A browser may lose
 * a page in the middle of a scene, when the process behind it dies: a second attempt then needs one that has come as far.
 */
async function stageBefore(index: number, scene: Scene, browser: DrivenBrowser): Promise<Stage> {
  const page = await browser.open();
  const stage = {
    person: personAt(page),
    site: inject('watchedSiteUrl'),
    siteFolder: inject('watchedSiteFolder'),
    downloads: browser.downloads,
  };
  try {
    await scene.open(stage);
    for (const earlier of scene.scenarios.slice(0, index)) await earlier.play(stage);
    return stage;
  } catch (error) {
    await page.close().catch(() => undefined);
    throw error;
  }
}

const answers = (page: DrivenPage): Promise<boolean> =>
  withTimeout(
    page.evaluate(() => true, null),
    30_000,
    'The page did not answer',
  ).catch(() => false);

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

    for (const scene of scenes)
      describe(scene.title, () => {
        let stage: Stage | null = null;
        afterAll(() => stage?.person.page.close());

        for (const [index, { title, play }] of scene.scenarios.entries())
          test(title, async () => {
            stage ??= await stageBefore(index, scene, browser);
            const { page } = stage.person;
            try {
              await play(stage);
              expect(await page.problems()).toEqual([]);
            } catch (error) {
              if (!(await answers(page))) {
                console.warn(`${name} has lost the page at "${title}".`);
                stage = null;
                await page.close().catch(() => undefined);
              }
              throw error;
            }
          });
      });
  });
}
