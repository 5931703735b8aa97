/** The builds of Firefox and WebKit that Playwright brings, driven by it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserType } from 'playwright';
import { overJson, viewport, type DrivenBrowser, type DrivenPage } from './driven-browser';
import { keys } from './input-actions';

/** Playwright's names of the keys that have no character. */
const names: Readonly<Record<string, string>> = {
  [keys.escape]: 'Escape',
  [keys.home]: 'Home',
  [keys.delete]: 'Delete',
  [keys.tab]: 'Tab',
  [keys.enter]: 'Enter',
};

export async function startByPlaywright(type: BrowserType, executablePath: string): Promise<DrivenBrowser> {
  const downloads = mkdtempSync(join(tmpdir(), 'bitnet-downloads-'));
  const browser = await type.launch({ executablePath, headless: true });
  return {
    version: browser.version(),
    downloads,
    open: () => openPage(browser, downloads),
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

async function openPage(browser: Browser, downloads: string): Promise<DrivenPage> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));

  return {
    goto: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    evaluate: async (work, argument) =>
      JSON.parse(await page.evaluate<string>(`(${overJson(work)})(${JSON.stringify(JSON.stringify(argument ?? null))})`)),
    press: (selector) => page.locator(selector).click(),
    async drag([start = [0, 0], ...rest]) {
      await page.mouse.move(...start);
      await page.mouse.down();
      for (const point of rest) await page.mouse.move(...point);
      await page.mouse.up();
    },
    async type(text, held) {
      for (const key of text) await page.keyboard.press(`${held === undefined ? '' : `${held}+`}${names[key] ?? key}`);
    },
    setFiles: (selector, paths) => page.locator(selector).setInputFiles([...paths]),
    async whileHidden(meanwhile) {
      const other = await context.newPage();
      await other.bringToFront();
      const result = await meanwhile();
      await other.close();
      await page.bringToFront();
      return result;
    },
    screenshot: () => page.screenshot(),
    problems: async () => problems,
    close: () => context.close(),
  };
}
