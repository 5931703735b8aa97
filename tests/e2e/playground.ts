/**
 * The built site in a real browser, as the end-to-end tests see it.
 *
 * Every opened page keeps a log of what it asked the network for and of everything that went wrong in it; `close`
 * fails the test when something did, so that no test passes over an exception in the page.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page, type Request } from 'playwright';
import { expect, inject } from 'vitest';
import { launchOptions } from '../../tools/probe-browser.mjs';

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** The smallest experiment that still has everything: one layer, sixteen wide, four digits to reverse. */
export const tiny = { task: 'reverse', hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 8, batchSize: 8, steps: 12 } as const;

/** The same as settings of a share link. `backend` by name, where a test is about one. */
export const tinyLink = (settings: Readonly<Record<string, string>> = {}): string => {
  const { task: _, ...sizes } = tiny;
  const parameters = { v: '1', ...Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, String(value)])), ...settings };
  return new URLSearchParams(parameters).toString();
};

/** A tiny model of any task, as a share link. */
export const smallLink = (task: string, settings: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({
    v: '1',
    task,
    hiddenSize: '16',
    numHeads: '2',
    numLayers: '1',
    batchSize: '4',
    steps: '6',
    modes: 'ternary',
    ...settings,
  }).toString();

export interface Playground {
  readonly page: Page;
  /** Addresses that the page and its workers asked for. */
  readonly requests: readonly string[];
  /** The same as the browser has them, with their times. */
  readonly asked: readonly Request[];
  /** Exceptions, console errors and failed requests of the page. */
  readonly problems: string[];
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** False where a test is about the page and not about what trains: the engine is then ready sooner, for nothing is emulated. */
  readonly webgpu?: boolean;
  /** True where a test is not about what moves: pages then ask for less motion, and painting takes a quarter of their work less. */
  readonly still?: boolean;
  /** True where a test measures the browser's processes: it has one that nobody else has used. */
  readonly alone?: boolean;
  /** Beside those of every test. */
  readonly flags?: readonly string[];
}

const stillBrowsers = new WeakSet<Browser>();

/** What is running, by whether it has WebGPU: files share this module, and starting a browser costs as much as opening the page. */
const running = new Map<boolean, Promise<Browser>>();

/** A browser for one file. It is lent, unless that file wants one alone or with flags of its own: the next file has the same. */
export async function launchBrowser({ webgpu = true, still = false, alone = false, flags = [] }: BrowserOptions = {}): Promise<Browser> {
  const browser = alone || flags.length > 0 ? await startBrowser(webgpu, flags) : lent(await runningBrowser(webgpu));
  if (still) stillBrowsers.add(browser);
  return browser;
}

async function startBrowser(webgpu: boolean, flags: readonly string[] = []): Promise<Browser> {
  const { args, ...options } = launchOptions(inject('browser'), { webgpu });
  const { TMPDIR: former } = process.env;
  // Who ends with the process has no time to tidy up: what Playwright makes for a browser lies where the end of all tests does.
  process.env['TMPDIR'] = inject('profiles');
  try {
    return await chromium.launch({ ...options, args: [...args, ...flags], headless: true, handleSIGTERM: false });
  } finally {
    if (former === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = former;
  }
}

async function runningBrowser(webgpu: boolean): Promise<Browser> {
  const known = await running.get(webgpu);
  if (known?.isConnected() === true) return known;
  // The runner asks its workers to end and waits half a second: time to end a browser, none to close it.
  if (running.size === 0) process.once('SIGTERM', () => process.exit());
  const started = startBrowser(webgpu);
  running.set(webgpu, started);
  return started;
}

/** The same browser to whoever uses it, but closing it closes only what was opened in it. */
function lent(browser: Browser): Browser {
  const close = async (): Promise<void> => void (await Promise.all(browser.contexts().map(async (context) => context.close())));
  return new Proxy(browser, {
    get(target, name) {
      if (name === 'close') return close;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export interface OpenOptions {
  /** Where the site is served; by default, under a sub-path without special headers. */
  readonly url?: string;
  /** Runs in the page before anything else does. */
  readonly prelude?: () => void;
  /** Comes before the page is opened: what is answered in place of the network, for one. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Part of the address after `#`. */
  readonly hash?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly context?: BrowserContextOptions;
  /**
   * True where a test is about what the page fetches before it is needed. Elsewhere the person saves data: what is fetched ahead costs as
   * much as opening the page, and most tests are over before anything would need it.
   */
  readonly ahead?: boolean;
}

/** Runs in a page first: the person has asked sites for little data. */
export const saveData = (): void => void Object.defineProperty(Reflect.get(navigator, 'connection'), 'saveData', { get: () => true });

/** Opens the site in a context of its own, without its service worker, and waits until scripts can use it. */
export async function openPlayground(
  browser: Browser,
  {
    url = inject('siteUrl'),
    prelude,
    before,
    hash = '',
    colorScheme = 'light',
    viewport = desktop,
    context: extra = {},
    ahead = false,
  }: OpenOptions = {},
): Promise<Playground> {
  const reducedMotion = stillBrowsers.has(browser) ? 'reduce' : 'no-preference';
  const context = await browser.newContext({ colorScheme, viewport, reducedMotion, serviceWorkers: 'block', ...extra });
  const page = await context.newPage();
  const requests: string[] = [];
  const asked: Request[] = [];
  const problems: string[] = [];
  context.on('request', (request) => {
    requests.push(request.url());
    asked.push(request);
  });
  context.on('requestfailed', (request) => {
    // A reload ends what was on its way; that is no failure.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') problems.push(`request failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    // Newer browsers ask for an icon at the root of a host, whatever the page names.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
      problems.push(`console: ${message.text()} ${message.location().url}`);
  });

  if (!ahead) await context.addInitScript(saveData);
  if (prelude !== undefined) await page.addInitScript(prelude);
  await before?.(page);
  await page.goto(url + (hash === '' ? '' : `#${hash}`));
  await page.waitForFunction(() => 'bitnet' in window);
  return {
    page,
    requests,
    asked,
    problems,
    async close() {
      await context.close();
      expect(problems).toEqual([]);
    },
  };
}

/** Leads a page to other settings, as a link to them does that is followed on it: a tenth of what opening one costs. */
export async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate((settings) => void (location.hash = settings), hash);
  const task = new URLSearchParams(hash).get('task') ?? 'reverse';
  await page.locator(`input[type=radio][value="${task}"]:checked`).waitFor({ state: 'attached' });
}

/** Trains what the page is set to, through its buttons, to the end of the budget. */
export async function trainToTheEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 90_000 });
}

/** Deletes all that this browser keeps, with the second press that it asks for. */
export async function deleteEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Delete everything kept' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
}

/** Unfolds what the comparison says in detail. */
export const unfoldDetails = (page: Page): Promise<void> =>
  panel(page, 'Comparison').getByText('What the numbers say', { exact: true }).click();

/** Milliseconds that the main thread of a page works from now on: what else the machine does, it does not count. */
export async function threadTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskMs = async (): Promise<number> =>
    1000 * ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  const before = await taskMs();
  return async () => (await taskMs()) - before;
}

/** Until then parts of the page arrive, and nothing can be trained. */
export const untilReady = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });

/** What the page says of what has just happened, each with its button. */
export const noticesOn = (page: Page): Locator => page.getByRole('button', { name: 'Dismiss' });

/** Until nothing is said: some leave by themselves, perhaps while they are pressed. */
export async function dismissNotices(page: Page): Promise<void> {
  const notices = noticesOn(page);
  await expect
    .poll(async () => {
      if ((await notices.count()) > 0)
        await notices
          .first()
          .click({ timeout: 1_000 })
          .catch(() => undefined);
      return notices.count();
    })
    .toBe(0);
}

/** A panel by its title. */
export const panel = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** The operating system ends every process that shows a page of this browser: these tests have started it. */
export async function killRenderers(browser: Browser, page: Page): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const crashed = page.waitForEvent('crash');
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
  await crashed;
  await session.detach();
  await page.close();
}

/** axe, in the page itself and told of what is wrong alone: these pages have no frames of others, and names of what is right cost seconds. */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

/** The dialog that is open meets the accessibility rules that axe can check. */
export async function expectAccessibleDialog(page: Page): Promise<void> {
  const { violations } = await axeOn(page)
    .include('dialog')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
