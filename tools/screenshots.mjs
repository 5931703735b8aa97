/**
 * Takes the pictures of `docs/screenshots/` from the real, built app after real training: `npm run screenshots`.
 *
 * Every picture is of a page that has just trained the default comparison (reverse digits; full, ternary, binary) to
 * the end, once per colour scheme; the window is resized for the other sizes. Takes a few minutes without a
 * graphics card.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { buildSite } from './build-site.mjs';
import { projectFolder } from './cache-folder.mjs';
import { findBrowser } from './find-browser.mjs';
import { launchOptions } from './probe-browser.mjs';
import { serveFolder } from './serve-folder.mjs';

const trainingLimitMs = 15 * 60_000;

/** @type {{ colorScheme: 'light' | 'dark', sizes: { name: string, width: number, height: number }[] }[]} */
const shoots = [
  {
    colorScheme: 'light',
    sizes: [
      { name: 'desktop-light', width: 1440, height: 900 },
      { name: 'tablet-light', width: 1024, height: 768 },
      { name: 'phone-light', width: 390, height: 844 },
    ],
  },
  {
    colorScheme: 'dark',
    sizes: [
      { name: 'desktop-dark', width: 1440, height: 900 },
      { name: 'phone-dark', width: 390, height: 844 },
    ],
  },
];

const folder = join(projectFolder, 'docs', 'screenshots');
await mkdir(folder, { recursive: true });
const server = await serveFolder({ folder: await buildSite() });
const browser = await chromium.launch({ ...launchOptions(await findBrowser()), headless: true });
try {
  for (const { colorScheme, sizes } of shoots) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(server.url);
    const train = page.getByRole('button', { name: 'Train', exact: true });
    await train.click();
    console.log(`Training for the ${colorScheme} pictures …`);
    await page.getByText('finished', { exact: true }).waitFor({ timeout: trainingLimitMs });
    for (const run of await page.evaluate(() => window.bitnet.runs())) {
      console.log(
        `  ${run.mode}: score ${run.score ?? '–'}, held-out loss ${run.heldOutLossNats?.toFixed(3) ?? '–'} after ${run.step} steps on ${run.backend}, ${run.stepsPerSecond?.toFixed(1) ?? '–'} steps/s`,
      );
    }
    for (const { name, width, height } of sizes) {
      await page.setViewportSize({ width, height });
      // Charts measure their place and draw again.
      await page.waitForTimeout(1000);
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(`  docs/screenshots/${name}.png`);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
