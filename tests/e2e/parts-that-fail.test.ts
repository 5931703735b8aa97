/** Parts of the page that do not come: said in their own place, tried again, and never at the cost of the page or of the weights. */
import { readFileSync } from 'node:fs';
import type { Browser, Download, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  desktop,
  launchBrowser,
  openPlayground,
  panel,
  tinyLink,
  trainToTheEnd,
  untilReady,
  type OpenOptions,
  type Playground,
} from './playground';

let browser: Browser;
let playground: Playground | null = null;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterEach(async () => {
  // What these tests break on purpose is no problem of the page; each asks for the exceptions itself.
  playground?.problems.splice(0);
  await playground?.close();
  playground = null;
});
afterAll(() => browser.close());

const link = tinyLink({ backend: 'wasm', modes: 'none,ternary' });

async function open(options: OpenOptions = {}): Promise<Page> {
  playground = await openPlayground(browser, { hash: link, ...options });
  return playground.page;
}

/** Scripts and styles that are fetched after the page has been painted; not those of the engine. */
const isPart = (url: URL): boolean =>
  /\/assets\/[A-Z][A-Za-z]+-[\w-]+\.(?:js|css)$/.test(url.pathname) || /\/assets\/(?:take-files|data-shelf)-/.test(url.pathname);
const partNamed =
  (name: string) =>
  (url: URL): boolean =>
    url.pathname.includes(`/assets/${name}-`);

/** Opens the page where parts are answered in another way, until `restore`. */
async function openWithout(
  isDenied: (url: URL) => boolean,
  answer: (route: Route) => Promise<void>,
  options: OpenOptions = {},
): Promise<{ readonly page: Page; restore(): Promise<void> }> {
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', serviceWorkers: 'block', ...options.context });
  await context.route(isDenied, answer);
  const page = await context.newPage();
  await page.goto((options.url ?? inject('siteUrl')) + `#${options.hash ?? link}`);
  await page.waitForFunction(() => 'bitnet' in window);
  playground = { page, requests: [], asked: [], problems: [], close: async () => context.close() };
  return { page, restore: async () => context.unroute(isDenied, answer) };
}

const pageIsThere = async (page: Page): Promise<void> => {
  expect(await page.getByRole('heading', { name: 'Something on this page went wrong' }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'BitNet Playground' }).count()).toBe(1);
};

async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path());
}

describe('the network is lost after the page has been loaded', () => {
  test('every format still saves and opens again, every view and every task opens, and nothing takes the page', async () => {
    const page = await open({ ahead: true });
    const { context } = { context: page.context() };
    await trainToTheEnd(page);
    // Nothing keeps the page here: a press begins what fetches the rest, and a training what its worker needs to look inside.
    await expect
      .poll(
        () =>
          [
            'DownloadDialog',
            'BackendPopover',
            'OwnData',
            'Kept',
            'bitnet',
            'CostView',
            'AttentionView',
            'TryRows',
            'TryThrowing',
            'ForecastExample',
            'take-files',
          ].filter((name) => !(playground?.requests ?? []).some((url) => partNamed(name)(new URL(url)))),
        { timeout: 30_000 },
      )
      .toEqual([]);
    // One request that fetches, one that imports, for each of two workers.
    const ofLooks = (): number => (playground?.requests ?? []).filter((url) => partNamed('look-inside')(new URL(url))).length;
    await expect.poll(ofLooks, { timeout: 30_000 }).toBe(4);
    await page.evaluate(async () => {
      for (const { id } of await window.bitnet.runs()) await window.bitnet.attention(id, '1234');
    });
    await context.setOffline(true);

    await page.getByRole('button', { name: 'Download' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/read back bit for bit/).waitFor();
    const formats = dialog.getByRole('radio', { disabled: false }).and(dialog.locator('[name="format"]'));
    expect(await formats.count()).toBeGreaterThan(5);
    const files: { readonly label: string; readonly bytes: Buffer }[] = [];
    for (let index = 0; index < (await formats.count()); index++) {
      await formats.nth(index).check();
      const label = await formats.nth(index).evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
      const save = dialog.getByRole('button', { name: /^Save, / });
      await save.waitFor({ timeout: 30_000 });
      files.push({ label, bytes: await saved(page, async () => save.click()) });
      for (const companion of await dialog.locator('.companions button').all())
        expect((await saved(page, async () => companion.click())).length).toBeGreaterThan(100);
    }
    await page.keyboard.press('Escape');
    for (const { label, bytes } of files) {
      await page
        .getByLabel('Open a packed model')
        .setInputFiles({ name: 'saved-offline', mimeType: 'application/octet-stream', buffer: bytes });
      await page
        .getByText(/“saved-offline” (is (open|a checkpoint)|has come to step)/)
        .first()
        .waitFor({ timeout: 30_000 })
        .catch(() => {
          throw new Error(`${label} does not open again`);
        });
      await page.getByRole('button', { name: 'Dismiss' }).first().click();
    }

    for (const view of ['Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost', 'Layers']) {
      await panel(page, 'Look inside').getByRole('radio', { name: view, exact: true }).check();
      expect(
        await panel(page, 'Look inside')
          .getByText(/could not be|not been fetched/)
          .count(),
      ).toBe(0);
    }
    await page.locator('summary.backend-line').click();
    await page.getByRole('heading', { name: 'Where the arithmetic runs' }).waitFor();
    await page.keyboard.press('Escape');
    for (const task of ['Your text', 'Your table', 'Your gestures']) {
      await page.getByRole('radio', { name: task, exact: true }).check();
      await panel(page, 'Task')
        .getByText(/It stays on this machine/)
        .waitFor();
    }
    await pageIsThere(page);
  });

  test('before they had come: said where they would stand, and there at the next try with the network back', async () => {
    const page = await open();
    // Every worker fetches what writes files with its first steps, and only then saves without a network: nobody saves what nobody
    // has trained. The parts of the page come later, when it is idle.
    const filesOf = (requests: readonly string[]): number => requests.filter((url) => url.includes('/assets/run-files-')).length;
    await expect.poll(async () => page.evaluate(async () => (await window.bitnet.runs()).length)).toBe(2);
    expect(filesOf(playground?.requests ?? [])).toBe(0);
    await trainToTheEnd(page);
    await expect.poll(() => filesOf(playground?.requests ?? []), { interval: 20 }).toBeGreaterThan(0);
    await page.evaluate(async () => {
      for (const { id } of await window.bitnet.runs()) await window.bitnet.formats(id);
    });
    await page.context().setOffline(true);
    if ((playground?.requests ?? []).some((url) => partNamed('DownloadDialog')(new URL(url))))
      throw new Error('This test came too late: the parts were there.');
    await page.getByRole('button', { name: 'Download' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/this device is offline/).waitFor();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText(/this device is offline/).waitFor();
    expect(
      (await saved(page, async () => dialog.getByRole('button', { name: 'Save the weights of every run' }).click())).length,
    ).toBeGreaterThan(1000);
    await pageIsThere(page);

    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText(/read back bit for bit/).waitFor();
    expect(await dialog.getByRole('radio').count()).toBeGreaterThan(5);
  });

  test('before a worker had what writes files: it says so, the models stay, and it saves with the network back', async () => {
    const isDenied = partNamed('run-files');
    const { page, restore } = await openWithout(isDenied, async (route) => route.abort('internetdisconnected'));
    await untilReady(page);
    await expect.poll(async () => page.evaluate(async () => (await window.bitnet.runs()).length)).toBe(2);
    const save = async (): Promise<string> =>
      page.evaluate(async () => {
        const [run] = await window.bitnet.runs();
        return window.bitnet.export(run?.id ?? '', 'packed').then(
          (bytes) => `${bytes.length} bytes`,
          (error: unknown) => String(error),
        );
      });
    expect(await save()).toMatch(/has not been fetched yet, and the site cannot be reached/);
    await restore();
    expect(await save()).toMatch(/^\d{4,} bytes$/);
  });
});

/** How a part can be answered with something else. */
const denials: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'held back': async (route) => route.abort('blockedbyclient'),
  'not found': async (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' }),
  'answered with a page': async (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
};

describe.each(Object.keys(denials))('parts are %s', (how) => {
  test('all of them: the page trains, saves, says so in every place, and has them after a retry', async () => {
    const deny = denials[how] ?? (async () => undefined);
    const { page, restore } = await openWithout(isPart, deny);
    await trainToTheEnd(page);
    const words = /could not be fetched, although the site answers/;
    for (const title of ['Weights', 'Look inside', 'Try it', 'Comparison', 'Setup']) await panel(page, title).getByText(words).waitFor();

    await page.locator('summary.backend-line').click();
    await page.locator('.backend').getByText(words).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Download' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words).waitFor();
    expect(
      (await saved(page, async () => dialog.getByRole('button', { name: 'Save the weights of every run' }).click())).length,
    ).toBeGreaterThan(1000);
    await dialog.getByRole('button', { name: /^ternary.*step 12$/ }).waitFor();
    expect((await saved(page, async () => dialog.getByRole('button', { name: /^ternary.*step 12$/ }).click())).length).toBeGreaterThan(
      1000,
    );
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('radio', { name: 'Your text', exact: true }).check();
    await panel(page, 'Task').getByText(words).waitFor();
    await pageIsThere(page);

    await restore();
    await panel(page, 'Task').getByRole('button', { name: 'Try again' }).click();
    await panel(page, 'Task')
      .getByText(/It stays on this machine/)
      .waitFor();
    await page.getByRole('radio', { name: /^Reverse/ }).check();
    // Some places hold others that did not come either.
    await expect
      .poll(
        async () => {
          for (const button of await page.getByRole('button', { name: 'Try again' }).filter({ visible: true }).all())
            await button.click({ timeout: 1000 }).catch(() => undefined);
          return page.getByText(words).filter({ visible: true }).count();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(0);
    await panel(page, 'Weights').getByRole('img').first().waitFor();
    await panel(page, 'Comparison').getByRole('rowheader', { name: 'ternary', exact: true }).waitFor();
    // Reopening retries by itself.
    await page.getByRole('button', { name: 'Download' }).click();
    await page
      .getByRole('dialog')
      .getByText(/read back bit for bit/)
      .waitFor();
  });
});

test.each(['InspectedLayer', 'Kept', 'Notices', 'DropZone', 'Comparison', 'drawing', 'TimelineBar'])(
  '%s alone does not come with the page: one place says so, and has it after a retry',
  async (name) => {
    const { page, restore } = await openWithout(partNamed(name), async (route) => route.abort());
    await untilReady(page);
    await page
      .getByText(/could not be fetched/)
      .first()
      .waitFor();
    await pageIsThere(page);
    // A file that is dropped never takes the place of the page.
    const isHeld = await page.evaluate(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['?'], 'dropped.safetensors'));
      return !document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    });
    expect(isHeld).toBe(true);
    await restore();
    await expect
      .poll(
        async () => {
          for (const button of await page.getByRole('button', { name: 'Try again' }).all())
            await button.click({ timeout: 1000 }).catch(() => undefined);
          return page.getByText(/could not be fetched/).count();
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(0);
  },
);

test('styles that do not come are waited for as scripts are', async () => {
  const isStyle = (url: URL): boolean => /\/assets\/Comparison-.*\.css$/.test(url.pathname);
  const { page, restore } = await openWithout(isStyle, async (route) => route.abort());
  const comparison = panel(page, 'Comparison');
  await comparison.getByText(/could not be fetched/).waitFor();
  await restore();
  await comparison.getByRole('button', { name: 'Try again' }).click();
  await expect
    .poll(async () => page.evaluate(() => [...document.styleSheets].some(({ href }) => href?.includes('/Comparison-') === true)))
    .toBe(true);
  await comparison.getByRole('img').or(comparison.locator('table')).first().waitFor();
  expect(await comparison.getByText(/could not be fetched/).count()).toBe(0);
});

test('a new version of the site is told from a lost network', async () => {
  const { page } = await openWithout(partNamed('OwnData'), async (route) => route.fulfill({ status: 404, body: '' }));
  await untilReady(page);
  await page.context().route(
    (url) => url.pathname.endsWith('/some/where/'),
    async (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><script type="module" crossorigin src="./assets/index-NEWER.js"></script><div id="root"></div>',
      }),
  );
  await page.getByRole('radio', { name: 'Your text', exact: true }).check();
  const task = panel(page, 'Task');
  await task.getByText(/The site has a new version.*save the weights that you want to keep, then reload/).waitFor();
  await pageIsThere(page);
  await task.getByRole('button', { name: 'Reload for the new version' }).click();
  await page.waitForFunction(() => document.querySelector('script[src*="NEWER"]') !== null);
});

test('where the host forbids to ask first, parts are imported at once', async () => {
  const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; worker-src 'self'";
  const { page } = await openWithout(
    (url) => url.pathname.endsWith('/some/where/'),
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': csp } });
    },
  );
  await panel(page, 'Comparison')
    .getByRole('radio', { name: 'Score' })
    .or(panel(page, 'Comparison').getByText(/Before training|Untrained|guess/))
    .first()
    .waitFor();
  expect(await page.getByText(/could not be fetched/).count()).toBe(0);
});

describe('a mistake of the page itself', () => {
  test('in one panel: that panel says so, and the others go on', async () => {
    const page = await open();
    await untilReady(page);
    await panel(page, 'Weights').getByRole('img').first().waitFor();
    await page.evaluate(() => {
      CanvasRenderingContext2D.prototype.scale = () => {
        throw new Error('broken on purpose');
      };
    });
    await panel(page, 'Look inside').getByRole('radio', { name: 'Map', exact: true }).check();
    await panel(page, 'Look inside')
      .getByText(/Something went wrong in this part of the playground/)
      .waitFor();
    await pageIsThere(page);
    await trainToTheEnd(page);
    await panel(page, 'Look inside').getByRole('radio', { name: 'Cost', exact: true }).check();
    expect(
      await panel(page, 'Look inside')
        .getByText(/went wrong in this part/)
        .count(),
    ).toBe(0);
  });

  test('in the whole of it: the weights are saved from what is left', async () => {
    const page = await open();
    await trainToTheEnd(page);
    await page.evaluate(() => {
      const whole = Object.getOwnPropertyDescriptor(MediaQueryList.prototype, 'matches') ?? {};
      Object.defineProperty(MediaQueryList.prototype, 'matches', {
        configurable: true,
        get() {
          throw new Error('broken on purpose');
        },
      });
      Reflect.set(window, 'mend', () => Object.defineProperty(MediaQueryList.prototype, 'matches', whole));
    });
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByRole('heading', { name: 'Something on this page went wrong' }).waitFor();
    const bytes = await saved(page, async () => page.getByRole('button', { name: 'Save the weights of every run' }).click());
    expect(bytes.length).toBeGreaterThan(1000);
    await page.getByRole('button', { name: /^ternary.*step 12$/ }).waitFor();
    await page.evaluate(() => Reflect.get(window, 'mend')());
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'BitNet Playground' }).waitFor();
    await pageIsThere(page);
    expect(await page.evaluate(async () => (await window.bitnet.runs()).map(({ step }) => step))).toEqual([12, 12]);
  });
});
