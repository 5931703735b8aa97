/** In a cross-origin iframe, and with the clipboard blocked: sharing and saving say what to do. */
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { hostFrames, type FrameHost } from './frame-host';
import { desktop, launchBrowser, phone, tinyLink } from './playground';

let browser: Browser;
let context: BrowserContext;
let host: FrameHost;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  host = await hostFrames({ source: `${inject('siteUrl')}#${tinyLink({ backend: 'wasm', modes: 'ternary' })}`, width: 1300, height: 800 });
});
afterEach(async () => context.close());
afterAll(async () => {
  host.close();
  await browser.close();
});

/** The playground in a frame of another site. */
async function inFrame(sandbox: string | null): Promise<{ readonly page: Page; readonly frame: FrameLocator }> {
  context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  await page.goto(host.urlOf(sandbox));
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
  return { page, frame };
}

test('in a frame, Share shows the link to the playground itself, chosen and ready to be copied', async () => {
  const { page, frame } = await inFrame('allow-scripts allow-same-origin');
  await frame.getByRole('button', { name: 'Share' }).click();
  const field = frame.getByRole('textbox', { name: /Copy this link/ });
  await field.waitFor();
  expect(await field.inputValue()).toMatch(new RegExp(`^${inject('siteUrl')}#v=1`));
  expect(
    await field.evaluate((input: HTMLInputElement) => [
      input === document.activeElement,
      input.selectionStart,
      input.selectionEnd === input.value.length,
    ]),
  ).toEqual([true, 0, true]);
  expect(await frame.getByText(/address of this page/).count()).toBe(0);
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'hidden' });
});

test.each([desktop, phone])('on plain http, $width wide, the field lies within the page; a press elsewhere closes it', async (viewport) => {
  context = await browser.newContext({ viewport });
  const page = await context.newPage();
  // What pages without https see.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(inject('siteUrl'));
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: /Copy this link/ });
  const box = await field.boundingBox();
  expect(box?.x).toBeGreaterThan(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(viewport.width);
  await page.mouse.click(viewport.width / 2, viewport.height - 4);
  await field.waitFor({ state: 'hidden' });
});

test.each([
  ['without allow-downloads', 'allow-scripts allow-same-origin'],
  ['without a sandbox', null],
])('saving in a frame %s says what to do when no file arrives', async (_, sandbox) => {
  const { frame } = await inFrame(sandbox);
  await frame.getByRole('button', { name: 'Download' }).click();
  const dialog = frame.getByRole('dialog');
  await dialog.getByText(/If no file arrives, that page does not let it save files/).waitFor();
  const link = dialog.getByRole('link', { name: 'Open the playground in a tab of its own' });
  expect(await link.getAttribute('href')).toMatch(/#v=1.*hiddenSize=16/);
  expect(await link.getAttribute('target')).toBe('_blank');
});

test('in a frame of the same site what the sandbox says is known', async () => {
  context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  const outer = `${inject('siteUrl')}course.html`;
  const words = async (sandbox: string): Promise<number> => {
    await page.unrouteAll();
    await page.route(outer, async (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><iframe width="1300" height="800" ${sandbox} src="./#${tinyLink({ backend: 'wasm', modes: 'ternary' })}"></iframe>`,
      }),
    );
    await page.goto(outer);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
    await frame.getByRole('button', { name: 'Download' }).click();
    await frame
      .getByRole('dialog')
      .getByText(/read back bit for bit/)
      .waitFor();
    return frame.getByText(/The page around the playground does not let it save files/).count();
  };
  expect(await words('sandbox="allow-scripts allow-same-origin"')).toBe(1);
  expect(await words('sandbox="allow-scripts allow-same-origin allow-downloads"')).toBe(0);
  expect(await words('')).toBe(0);
});

test('outside of a frame nothing is said of frames', async () => {
  context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#${tinyLink({ backend: 'wasm', modes: 'ternary' })}`);
  await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Download' }).click();
  await page
    .getByRole('dialog')
    .getByText(/read back bit for bit/)
    .waitFor();
  expect(await page.locator('.frame-note').count()).toBe(0);
});
