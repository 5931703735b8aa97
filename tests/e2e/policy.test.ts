/**
 * The policy of the built page, in it and as headers: everything a person does goes on under it, and what it forbids does not.
 * A page that breaks it logs an error, so every other end-to-end test would fail, too; here the browser's own reports are read.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Download, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { contentPolicy } from '../../tools/site-headers.mjs';
import { serveFolder } from '../../tools/serve-folder.mjs';
import { launchBrowser, openPlayground, panel, smallLink, tinyLink, trainToTheEnd, type Playground } from './playground';

let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let playground: Playground | null = null;
beforeAll(async () => {
  browser = await launchBrowser({ still: true });
  // As hosts send it that can: the policy also holds in workers, and threads share memory.
  server = await serveFolder({ folder: inject('siteFolder'), base: '/some/where/', forPeople: true });
});
afterEach(async () => {
  await playground?.close();
  playground = null;
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const noteViolations = (): void => {
  const violations: string[] = [];
  Reflect.set(window, 'violations', violations);
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    violations.push(`${violatedDirective}: ${blockedURI} ${sample}`);
  });
};

async function open(hash: string, url = server.url): Promise<Page> {
  playground = await openPlayground(browser, {
    url,
    hash,
    prelude: noteViolations,
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  return playground.page;
}

/** No report of the browser, and nothing asked of another host. */
async function expectObeyed(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
  const own = /^blob:http:\/\/localhost[:/]|^data:/;
  expect(playground?.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith(inject('siteUrl')) && !own.test(url))).toEqual(
    [],
  );
}

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()]);
  return download.path();
}

test('the page has the policy, before anything that it governs', () => {
  const html = readFileSync(join(inject('siteFolder'), 'index.html'), 'utf8');
  const at = html.indexOf(`<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`);
  expect(at).toBeGreaterThan(0);
  expect(html.search(/<script|<link|<style/)).toBeGreaterThan(at);
  expect(html.slice(0, at).match(/<meta/g)).toHaveLength(1);
});

test('what it forbids does not happen: scripts from texts and from elsewhere, requests to elsewhere', async () => {
  const page = await open(tinyLink(), inject('siteUrl'));
  // Everything is on the page: what comes later would only be reported with what is tried here.
  await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
  const outcomes = await page.evaluate(async () => {
    const tried = async (attempt: () => unknown): Promise<string> => {
      try {
        await attempt();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const script = document.createElement('script');
    const worker = (address: string) => () => new Worker(address);
    // What drives the page may evaluate texts; what comes after it may not.
    await new Promise((past) => setTimeout(past));
    return {
      html: await tried(() => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>')),
      evaluated: await tried(() => Reflect.get(window, 'eval')('1')),
      source: await tried(() => (script.src = 'https://elsewhere.example/a.js')),
      text: await tried(() => (script.text = 'window.hacked = true')),
      dataWorker: await tried(worker('data:text/javascript,1')),
      blobWorker: await tried(worker(URL.createObjectURL(new Blob(['1'])))),
      foreignWorker: await tried(worker('https://elsewhere.example/a.js')),
      request: await tried(() => fetch('https://elsewhere.example/')),
      ownWorker: await tried(() => new Worker(new URL('assets/none.js', document.baseURI)).terminate()),
    };
  });
  expect(outcomes).toEqual({
    html: 'TypeError',
    evaluated: 'EvalError',
    source: 'TypeError',
    text: 'TypeError',
    dataWorker: 'TypeError',
    blobWorker: 'TypeError',
    foreignWorker: 'TypeError',
    request: 'TypeError',
    ownWorker: 'done',
  });
  expect(await page.evaluate(() => Reflect.get(window, 'violations').length)).toBeGreaterThan(5);
  expect(playground?.requests.filter((url) => url.includes('elsewhere'))).toEqual([]);
  playground?.problems.splice(0);
});

const views = ['Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost', 'Layers'];

// What draws and what writes files is the same whatever computes: all of it once, and on WebGPU what reads from the device.
test.each([
  { backend: 'webgpu', modes: 'ternary', looked: ['Map', 'Attention', 'Layers'], most: 2 },
  { backend: 'wasm', modes: 'none,ternary', looked: views, most: 99 },
])('train, look, try, save and open again, on $backend', async ({ backend, modes, looked, most }) => {
  const page = await open(tinyLink({ backend, modes }));
  await trainToTheEnd(page);
  const inside = panel(page, 'Look inside');
  for (const view of looked) {
    await inside.getByRole('radio', { name: view, exact: true }).check({ force: true });
    await inside.getByRole('img').or(inside.getByRole('table')).first().waitFor({ timeout: 60_000 });
  }
  await panel(page, 'Try it').getByRole('textbox').first().fill('4321');

  const comparison = panel(page, 'Comparison');
  await comparison.getByLabel('Save: Held-out loss in nats, by step').click();
  for (const format of ['PNG', 'SVG']) {
    const press = comparison.getByRole('button', { name: new RegExp(`^${format} `) }).filter({ visible: true });
    if ((await press.count()) === 0) await comparison.getByLabel('Save: Held-out loss in nats, by step').click();
    await saved(page, async () => press.click());
  }

  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog');
  const formats = dialog.getByRole('radio', { disabled: false }).and(dialog.locator('[name="format"]'));
  await dialog.getByText(/read back bit for bit/).waitFor();
  const files: string[] = [];
  for (const format of (await formats.all()).slice(0, most)) {
    await format.check();
    const save = dialog.getByRole('button', { name: /^Save, / });
    await save.waitFor({ timeout: 30_000 });
    files.push(await saved(page, async () => save.click()));
  }
  expect(files.length).toBe(Math.min(most, await formats.count()));
  expect(await formats.count()).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  for (const path of files) {
    await page.getByLabel('Open a packed model').setInputFiles({ name: 'again', mimeType: '', buffer: readFileSync(path) });
    await page
      .getByText(/“again” (is (open|a checkpoint)|has come to step)/)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
  }
  await expectObeyed(page);

  if (looked !== views) return;
  // The page that is a model has a policy of its own.
  const exported = files.find((path) => readFileSync(path).subarray(0, 15).toString() === '<!doctype html>') ?? '';
  const named = `${exported}.html`;
  copyFileSync(exported, named);
  const context = await browser.newContext();
  const model = await context.newPage();
  const asked: string[] = [];
  model.on('request', (request) => asked.push(request.url()));
  await model.addInitScript(noteViolations);
  await model.goto(pathToFileURL(named).href);
  await model.getByRole('textbox').first().fill('1234');
  expect(await model.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
  expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  await context.close();
});

test('sweep, kept runs, a lesson, a class, the projector and own data', async () => {
  const page = await open(tinyLink({ modes: 'ternary', backend: 'wasm' }));
  await trainToTheEnd(page);
  await page.getByRole('button', { name: 'Hand in my result' }).click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  const sweep = page.getByRole('dialog', { name: 'Sweep: many settings' });
  await sweep.getByRole('textbox', { name: 'Values', exact: true }).fill('0.001, 0.01');
  await sweep.getByRole('textbox', { name: /Seeds/ }).fill('1');
  await sweep.getByRole('button', { name: 'Start', exact: true }).click();
  await sweep.getByRole('status').getByText('All runs have ended.').waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Look at all kept runs' }).click();
  await page.getByRole('dialog', { name: 'Kept runs' }).getByRole('rowheader').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  // It is fetched first, hears keys from then on, and takes every press until it has gone.
  const presenter = page.getByRole('dialog', { name: 'Presenter view' });
  await presenter.getByRole('region', { name: 'Weights', exact: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await presenter.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Your text', exact: true }).check();
  await panel(page, 'Task').getByRole('textbox').first().fill('the cat sat on the mat. '.repeat(40));
  await expectObeyed(page);
  await page.goto(`${server.url}#lesson=a-staircase&step=1`);
  await page.reload();
  await page.locator('.column').getByRole('button', { name: 'Do it for me' }).first().waitFor({ timeout: 60_000 });
  await expectObeyed(page);
});

test('names and labels that are made to break out are text, on the page and in what it exports', async () => {
  const hostile = '<img src=x onerror="hacked=1"><script>hacked=1</script>"&lt;';
  const page = await open(smallLink('reverse', { backend: 'wasm', seqLen: '8' }));
  await trainToTheEnd(page);
  await page
    .getByLabel('Open a packed model')
    .setInputFiles({ name: `${hostile.replaceAll('/', '')}.txt`, mimeType: '', buffer: Buffer.from('x') });
  await page
    .getByRole('alert')
    .or(page.getByRole('status'))
    .getByText(/onerror/)
    .first()
    .waitFor();
  const [run] = await page.evaluate(() => window.bitnet.library());
  await page.evaluate(async ([id = '', name = '']) => window.bitnet.describe(id, { name, note: name }), [run?.id ?? '', hostile]);
  await page.getByRole('button', { name: 'Look at all kept runs' }).click();
  await page.getByRole('dialog', { name: 'Kept runs' }).getByText('onerror').first().waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${server.url}#v=1&task=${encodeURIComponent(hostile)}&${encodeURIComponent(hostile)}=1`);
  await page.reload();
  await page
    .getByText(/onerror/)
    .first()
    .waitFor();
  expect(await page.evaluate(() => [Reflect.get(window, 'hacked'), document.querySelectorAll('img[src=x]').length])).toEqual([
    undefined,
    0,
  ]);
  await expectObeyed(page);
});
