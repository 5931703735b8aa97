/**
 * WebKitGTK's MiniBrowser on a display of its own, over classic WebDriver. The driver allows one session at a time: each
 * page is a session, and a session is a browser that has just been started.
 *
 * Its automation tells nothing of the console, so the site is served with a first script that keeps what goes wrong
 * (`keepProblems`); the page is otherwise as it was built.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTimeout } from '../../../tools/with-timeout.mjs';
import { overJson, viewport, type DrivenBrowser, type DrivenPage } from './driven-browser';
import { dragAlong, pressOn, typeKeys } from './input-actions';
import { freePort, startProgram, type Program } from './program';
import { connectWebDriver, type WebDriver } from './webdriver';

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  /** Null where there is a display already. */
  readonly xvfb: string | null;
}

interface Driver {
  readonly program: Program;
  readonly webdriver: WebDriver;
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

const sessionLimitMs = 40_000;

/** Runs in the page before anything else. */
export const keepProblems = `
  window.problemsSeen = [];
  addEventListener('error', (event) => { if (event.message) problemsSeen.push('exception: ' + event.message); });
  addEventListener('unhandledrejection', (event) => problemsSeen.push('rejection: ' + (event.reason?.message ?? event.reason)));
  const { error } = console;
  console.error = (...words) => { problemsSeen.push('console: ' + words.join(' ')); error.apply(console, words); };
`;

export async function startWebKit({ driver, browser, xvfb }: WebKitPrograms): Promise<DrivenBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'bitnet-webkit-'));
  const downloads = join(home, 'Downloads');
  for (const folder of ['Downloads', '.config/gtk-3.0', '.cache', '.local']) mkdirSync(join(home, folder), { recursive: true });
  // Pages then ask for less motion: what moves is painted on the processor, and no scenario is about it.
  writeFileSync(join(home, '.config', 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
  const programs: Program[] = [];
  const end = async (): Promise<void> => {
    for (const program of programs.toReversed()) await program.end();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const screen =
      xvfb === null
        ? null
        : startProgram(xvfb, ['-displayfd', '3', '-screen', '0', `${viewport.width}x${viewport.height + 100}x24`, '-nolisten', 'tcp'], {});
    if (screen !== null) programs.push(screen);
    const display = screen === null ? {} : { DISPLAY: `:${(await screen.printed(/^(\d+)\s/m))[1]}` };
    const environment = {
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_DATA_HOME: join(home, '.local'),
      XDG_RUNTIME_DIR: home,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      GTK_A11Y: 'none',
      NO_AT_BRIDGE: '1',
      // It paints on the processor, and as root without its sandbox, which needs namespaces that containers refuse.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      ...display,
    };
    const startDriver = async (): Promise<Driver> => {
      const port = await freePort();
      const program = startProgram(driver, [`--port=${port}`, '--host=127.0.0.1'], environment);
      programs.push(program);
      return { program, webdriver: await connectWebDriver(`http://127.0.0.1:${port}`) };
    };
    let current = await startDriver();

    /** Now and then a browser does not come up, and the driver waits for it for good: then by another driver. */
    async function session(attemptsLeft = 2): Promise<Session> {
      const asked = current.webdriver<Session>('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
      });
      try {
        return await withTimeout(asked, sessionLimitMs, 'No browser came up');
      } catch (error) {
        if (attemptsLeft === 0) throw error;
        await current.program.end();
        programs.splice(programs.indexOf(current.program), 1);
        current = await startDriver();
        return session(attemptsLeft - 1);
      }
    }
    const first = await session();
    await current.webdriver('DELETE', `/session/${first.sessionId}`);
    return {
      version: first.capabilities.browserVersion,
      downloads,
      async open() {
        const { sessionId } = await session();
        return openPage(current.webdriver, sessionId);
      },
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function openPage(webdriver: WebDriver, sessionId: string): Promise<DrivenPage> {
  const call = <Result>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Result> =>
    webdriver(method, `/session/${sessionId}${path}`, body);
  await call('POST', '/timeouts', { script: 600_000, pageLoad: 120_000 });
  const showWindow = (): Promise<unknown> =>
    call('POST', '/window/rect', { x: 0, y: 0, width: viewport.width, height: viewport.height + 100 });
  await showWindow();
  const problems: string[] = [];
  const perform = async (actions: unknown): Promise<void> => void (await call('POST', '/actions', { actions }));

  /** A reference to the element that a selector finds. */
  const element = (selector: string): Promise<Readonly<Record<string, string>>> =>
    call('POST', '/element', { using: 'css selector', value: selector });

  async function evaluate<A, R>(work: (argument: A) => R | Promise<R>, argument: A): Promise<Awaited<R>> {
    const script = `const done = arguments[1]; (${overJson(work)})(arguments[0]).then((json) => done({ json }), (error) => done({ error: String(error?.message ?? error) }));`;
    const { json, error } = await call<{ readonly json?: string; readonly error?: string }>('POST', '/execute/async', {
      script,
      args: [JSON.stringify(argument ?? null)],
    });
    if (json === undefined) throw new Error(error ?? 'The page gave no answer.');
    return JSON.parse(json);
  }

  /** Takes what the page has kept: it is lost with the page. */
  async function collect(): Promise<void> {
    problems.push(...(await evaluate(() => (Reflect.get(window, 'problemsSeen') as string[] | undefined)?.splice(0) ?? [], null)));
  }

  return {
    async goto(url) {
      await collect();
      await call('POST', '/url', { url });
    },
    async reload() {
      await collect();
      await call('POST', '/refresh', {});
    },
    evaluate,
    press: async (selector) => perform(pressOn(await element(selector))),
    drag: (along) => perform(dragAlong(along)),
    type: (text, held) => perform(typeKeys(text, held)),
    async setFiles(selector, paths) {
      const [id] = Object.values(await element(selector));
      await call('POST', `/element/${id}/value`, { text: paths.join('\n') });
    },
    // Its automation cannot put another tab in front: a new one stays behind.
    async whileHidden(meanwhile) {
      await call('POST', '/window/minimize', {});
      try {
        return await meanwhile();
      } finally {
        await showWindow();
      }
    },
    async screenshot() {
      return Buffer.from(await call<string>('GET', '/screenshot'), 'base64');
    },
    async problems() {
      await collect();
      return problems;
    },
    close: () => call('DELETE', ''),
  };
}
