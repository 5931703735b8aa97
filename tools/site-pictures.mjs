/**
 * Draws what stands for the site elsewhere, from its own icon: `npm run pictures`. Icons for home screens, and the picture that a
 * link is shown with. They are written to `public/`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { projectFolder } from './cache-folder.mjs';
import { findBrowser } from './find-browser.mjs';
import { launchOptions } from './probe-browser.mjs';

const icon = await readFile(join(projectFolder, 'public', 'favicon.svg'), 'utf8');

/** An icon in the middle of a square; `share` of its width. @param {number} share */
const square = (share) =>
  `<style>body { margin: 0; height: 100vh; display: grid; place-content: center; background: #fff } svg { width: ${100 * share}vw }</style>${icon}`;

const link = `<style>
body { margin: 0; height: 100vh; display: grid; grid-template-columns: 300px 1fr; gap: 64px; align-items: center; padding: 0 88px; box-sizing: border-box;
  background: #fff; color: #161d2a; font: 34px/1.35 system-ui, 'DejaVu Sans', sans-serif; border-top: 16px solid #2f6fde }
h1 { font-size: 68px; line-height: 1.1; margin: 0 0 24px }
p { margin: 0 }
</style>${icon}<div><h1>BitNet Playground</h1><p>Train a tiny language model whose weights may only be −1, 0 or +1, in your browser.</p></div>`;

const pictures = [
  { name: 'icon-192', width: 192, height: 192, html: square(0.9) },
  { name: 'icon-512', width: 512, height: 512, html: square(0.9) },
  // What lies outside of a circle of four fifths may be cut off (W3C, Web Application Manifest, §purpose).
  { name: 'icon-maskable-512', width: 512, height: 512, html: square(0.5) },
  { name: 'apple-touch-icon', width: 180, height: 180, html: square(0.75) },
  { name: 'social-preview', width: 1200, height: 630, html: link },
];

const browser = await chromium.launch({ ...launchOptions(await findBrowser(), { webgpu: false }), headless: true });
try {
  for (const { name, width, height, html } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
    await page.setContent(html);
    await page.screenshot({ path: join(projectFolder, 'public', `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
}
