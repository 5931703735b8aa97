/** Firefox without a window, over WebDriver BiDi. Each page is a container of its own, with nothing of the others' storage. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBidi, type Bidi } from './bidi';
import { overJson, viewport, type DrivenBrowser, type DrivenPage } from './driven-browser';
import { dragAlong, pressOn, typeKeys } from './input-actions';
import { startProgram } from './program';

/** Files are saved without a question, and Firefox minds its own business. */
const preferences = (downloads: string): Readonly<Record<string, string | number | boolean>> => ({
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'browser.download.useDownloadDir': true,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.helperApps.neverAsk.saveToDisk': 'application/octet-stream,application/zip,text/html,text/csv,application/json',
  'browser.shell.checkDefaultBrowser': false,
  // Pages then ask for less motion: what moves is painted on the processor, and no scenario is about it.
  'ui.prefersReducedMotion': 1,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
});

/** Starts the Firefox at a path. */
export async function startFirefox(executablePath: string): Promise<DrivenBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'bitnet-firefox-'));
  const downloads = join(home, 'downloads');
  const profile = join(home, 'profile');
  for (const folder of [downloads, profile]) mkdirSync(folder);
  const lines = Object.entries(preferences(downloads)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`);

  const program = startProgram(executablePath, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    HOME: home,
    MOZ_CRASHREPORTER_DISABLE: '1',
  });
  const end = async (): Promise<void> => {
    await program.end();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, address = ''] = await program.printed(/WebDriver BiDi listening on (ws:\/\/\S+)/);
    const bidi = await connectBidi(`${address}/session`);
    const { capabilities } = await bidi.send<{ readonly capabilities: { readonly browserVersion: string } }>('session.new', {
      capabilities: {},
    });
    await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
    return {
      version: capabilities.browserVersion,
      downloads,
      open: () => openPage(bidi),
      async close() {
        bidi.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function openPage(bidi: Bidi): Promise<DrivenPage> {
  const { userContext } = await bidi.send<{ readonly userContext: string }>('browser.createUserContext', {});
  const newTab = async (): Promise<string> =>
    (await bidi.send<{ readonly context: string }>('browsingContext.create', { type: 'tab', userContext })).context;
  const context = await newTab();
  await bidi.send('browsingContext.setViewport', { context, viewport, devicePixelRatio: 1 });
  await bidi.send('browsingContext.activate', { context });
  const problems: string[] = [];
  const stopListening = bidi.onLog((entry) => {
    if (entry.context === context && entry.level === 'error') problems.push(`${entry.type}: ${entry.text}`);
  });
  /** A reference to the element that a selector finds. */
  async function element(selector: string): Promise<{ readonly sharedId: string }> {
    const { nodes } = await bidi.send<{ readonly nodes: readonly { readonly sharedId: string }[] }>('browsingContext.locateNodes', {
      context,
      locator: { type: 'css', value: selector },
    });
    const [node] = nodes;
    if (node === undefined) throw new Error(`There is no ${selector}.`);
    return { sharedId: node.sharedId };
  }
  const perform = async (actions: unknown): Promise<void> => void (await bidi.send('input.performActions', { context, actions }));

  /** Firefox ends what a page is fetching before it tells the page that it is left: until the next one is there, that is no problem. */
  async function leaving(navigate: () => Promise<unknown>): Promise<void> {
    const known = problems.length;
    await navigate();
    problems.push(...problems.splice(known).filter((problem) => !problem.includes('This part of the page could not be fetched')));
  }

  return {
    goto: async (url) => leaving(async () => bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => leaving(async () => bidi.send('browsingContext.reload', { context, wait: 'complete' })),
    async evaluate(work, argument) {
      const answer = await bidi.send<{
        readonly type: string;
        readonly result?: { readonly value: string };
        readonly exceptionDetails?: { readonly text: string };
      }>('script.callFunction', {
        functionDeclaration: overJson(work),
        arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }],
        target: { context },
        awaitPromise: true,
        userActivation: false,
      });
      if (answer.result === undefined) throw new Error(answer.exceptionDetails?.text ?? 'The page gave no answer.');
      return JSON.parse(answer.result.value);
    },
    press: async (selector) => perform(pressOn({ type: 'element', element: await element(selector) })),
    drag: (along) => perform(dragAlong(along)),
    type: (text, held) => perform(typeKeys(text, held)),
    async setFiles(selector, files) {
      await bidi.send('input.setFiles', { context, element: await element(selector), files });
    },
    async whileHidden(meanwhile) {
      const other = await newTab();
      await bidi.send('browsingContext.activate', { context: other });
      try {
        return await meanwhile();
      } finally {
        await bidi.send('browsingContext.close', { context: other });
        await bidi.send('browsingContext.activate', { context });
      }
    },
    async screenshot() {
      const { data } = await bidi.send<{ readonly data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    problems: async () => problems,
    async close() {
      stopListening();
      await bidi.send('browser.removeUserContext', { userContext });
    },
  };
}
