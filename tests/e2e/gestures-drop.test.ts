/** Files, folders, texts and links dropped on the page and on its fields, by a drag through the browser's own input. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTable, exampleText } from '../catalog/example-data';
import { dragIn, dropOn, type Dragged, type Drag } from './drag';
import {
  dismissNotices,
  launchBrowser,
  noticesOn as notices,
  openPlayground,
  panel,
  phone,
  tiny,
  tinyLink,
  type OpenOptions,
  type Playground,
} from './playground';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'dropped-'));
const path = (name: string): string => join(folder, name);

function write(name: string, content: Uint8Array | string): void {
  const file = path(name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}

beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const made = await page.evaluate(async (settings) => {
    const bytesOf = async (mode: 'ternary' | 'binary', format: string): Promise<number[]> => {
      const { id } = await window.bitnet.run({ ...settings, mode, backend: 'wasm' }, { steps: 2 });
      return [...(await window.bitnet.export(id, format))];
    };
    return {
      ternary: await bytesOf('ternary', 'packed'),
      binary: await bytesOf('binary', 'packed'),
      gguf: await bytesOf('ternary', 'gguf'),
      zip: await bytesOf('ternary', 'transformers'),
    };
  }, tiny);
  await close();
  write('ternary.safetensors', new Uint8Array(made.ternary));
  write('binary.safetensors', new Uint8Array(made.binary));
  write('model.gguf', new Uint8Array(made.gguf));
  const parts = Object.entries(unzipSync(new Uint8Array(made.zip)));
  for (const [name, bytes] of parts) {
    for (const place of ['my model', 'outer/inner/my nested model', 'loose']) write(`${place}/${name}`, bytes);
  }
  write('my model/README.md', 'What this is.');
  mkdirSync(path('nothing'));
  write('holiday/cat.png', png);
  write('cat.png', png);
  write('weather.csv', exampleTable);
  write('story.txt', exampleText);
  write('other story.txt', exampleText.toUpperCase());
  write('short.txt', 'too short');
});
afterAll(async () => {
  await shared?.close();
  rmSync(folder, { recursive: true });
  await browser.close();
});

const veil = (page: Page): Locator => page.getByText(/^Drop /);
/** The veil comes with the drop zone, which may still be on its way when the drag begins. */
async function veilUnder(page: Page, drag: Drag): Promise<void> {
  await expect
    .poll(async () => {
      await drag.rest();
      return veil(page).isVisible();
    })
    .toBe(true);
}
const opened = async (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => (await window.bitnet.runs()).filter((run) => run.opened === true).map(({ mode }) => mode));

async function readyPage(options: OpenOptions = {}): Promise<Playground> {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }), ...options });
  await playground.page.getByRole('button', { name: 'Train', exact: true }).and(playground.page.locator(':enabled')).waitFor();
  return playground;
}

async function onPage(options: OpenOptions, act: (page: Page, playground: Playground) => Promise<void>): Promise<void> {
  const playground = await readyPage(options);
  await act(playground.page, playground);
  await playground.close();
}

/** One page for the tests after which nothing is on it but what was opened and said: opening a page costs more than a drop. */
let shared: Playground | null = null;
async function onSharedPage(act: (page: Page, playground: Playground) => Promise<void>): Promise<void> {
  const playground = (shared ??= await readyPage());
  const { page } = playground;
  shared = null;
  try {
    await act(page, playground);
    await dismissNotices(page);
    await page.evaluate(async () => {
      for (const run of await window.bitnet.runs()) if (run.opened === true) await window.bitnet.remove(run.id);
    });
    expect(playground.problems).toEqual([]);
    shared = playground;
  } finally {
    // After a failure the next test begins on a fresh one.
    if (shared === null) await page.context().close();
  }
}

/** What the page says after a drop, once it says it. */
async function said(page: Page, words: RegExp): Promise<string> {
  const notice = page.getByRole('paragraph').filter({ hasText: words, visible: true }).first();
  await notice.waitFor({ timeout: 20_000 });
  return notice.innerText();
}

describe('dropped on the page', () => {
  test.each([
    ['a packed model', ['ternary.safetensors'], /“ternary\.safetensors” is open/],
    ['a GGUF model', ['model.gguf'], /“model\.gguf” is open/],
    ['a folder with a README beside the model', ['my model'], /“my model” is open/],
    ['a folder in which the model lies deeper', ['outer'], /“my nested model” is open/],
    [
      'the files of such a folder, without the folder',
      [
        'loose/model.safetensors',
        'loose/config.json',
        'loose/generation_config.json',
        'loose/tokenizer.json',
        'loose/tokenizer_config.json',
      ],
      /“model\.safetensors” is open/,
    ],
  ])('%s is opened, and the veil goes', async (_, names, words) => {
    await onSharedPage(async (page) => {
      const drag = await dragIn(page, { paths: names.map(path) });
      await veilUnder(page, drag);
      await drag.drop();
      await veil(page).waitFor({ state: 'hidden' });
      await said(page, words);
      expect(await opened(page)).toEqual(['ternary']);
      expect(await notices(page).count()).toBe(1);
    });
  });

  test('several models are all opened, and one notice says so', async () => {
    await onSharedPage(async (page) => {
      await dropOn(page, { paths: ['ternary.safetensors', 'binary.safetensors'].map(path) });
      const words = await said(page, /“binary\.safetensors” is open/);
      expect(words).toMatch(/“ternary\.safetensors” is open/);
      expect((await opened(page)).toSorted()).toEqual(['binary', 'ternary']);
      expect(await notices(page).count()).toBe(1);
    });
  });

  test('of several files, each is told of: what was opened, and what was not and why', async () => {
    await onSharedPage(async (page) => {
      await dropOn(page, { paths: ['ternary.safetensors', 'cat.png'].map(path) });
      const words = await said(page, /cat\.png/);
      expect(words).toMatch(/“ternary\.safetensors” is open/);
      expect(words).not.toMatch(/folder/i);
      expect(await opened(page)).toEqual(['ternary']);
      expect(await notices(page).count()).toBe(1);
      // The next that is opened ends what the last one said.
      await dropOn(page, { paths: [path('binary.safetensors')] });
      await said(page, /“binary\.safetensors” is open/);
      expect(await page.getByText(/cat\.png/).count()).toBe(0);
    });
  });

  test.each([
    ['an empty folder', 'nothing', /The folder “nothing” is empty\. Drop the folder that holds model\.safetensors/],
    ['a folder without a model', 'holiday', /The folder “holiday” holds no model/],
    ['a picture', 'cat.png', /“?cat\.png”?.*PNG|picture/],
  ])('%s is refused by its name', async (_, name, words) => {
    await onSharedPage(async (page) => {
      await dropOn(page, { paths: [path(name)] });
      await said(page, words);
      await veil(page).waitFor({ state: 'hidden' });
      expect(await notices(page).count()).toBe(1);
    });
  });

  test('a file that is dropped before the page is ready is opened when it is', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
    const { page } = playground;
    await page.reload({ waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Open' }).waitFor();
    // Again and again, for before the first script nobody holds it.
    await expect
      .poll(
        async () => {
          await dropOn(page, { paths: [path('ternary.safetensors')] });
          return page.evaluate(async () =>
            'bitnet' in window ? (await window.bitnet.runs()).filter((run) => run.opened === true).length : 0,
          );
        },
        { timeout: 30_000, interval: 300 },
      )
      .toBeGreaterThan(0);
    await said(page, /“ternary\.safetensors” is open|models are open/);
    await playground.close();
  });

  test('a table dropped on the page becomes the table that is learnt from', async () => {
    await onPage({}, async (page) => {
      await dropOn(page, { paths: [path('weather.csv')] });
      await said(page, /“weather\.csv” is your table now: 400 rows/);
      expect(await page.getByRole('radio', { name: /table/ }).isChecked()).toBe(true);
      await panel(page, 'Task').getByText('weather.csv').waitFor();
    });
  });

  test('a text dropped on the page, on a phone, where its field is out of sight', async () => {
    await onPage({ viewport: phone }, async (page) => {
      await dropOn(page, { paths: [path('story.txt')] });
      await said(page, /“story\.txt” is your text now/);
      await dropOn(page, { paths: [path('short.txt')] });
      const words = await said(page, /“short\.txt” cannot be used\. The text has 9 characters/);
      expect(words).toMatch(/Paste a longer one/);
      expect(await notices(page).count()).toBe(1);
    });
  });

  test('of two texts the first is taken and the other is named', async () => {
    await onPage({}, async (page) => {
      await dropOn(page, { paths: ['story.txt', 'other story.txt'].map(path) });
      const words = await said(page, /is your text now/);
      expect(words).toMatch(/Only one text or table can be used at a time: “(other )?story\.txt” was left out/);
    });
  });

  test.each<[string, Dragged]>([
    ['a text', { text: 'A fox met an owl.' }],
    ['a link', { text: 'https://example.org/', link: 'https://example.org/' }],
  ])('%s from elsewhere is no file: no veil, a sentence, and the page stays', async (_, dragged) => {
    await onSharedPage(async (page) => {
      const address = page.url();
      const drag = await dragIn(page, dragged);
      await page.waitForTimeout(300);
      expect(await veil(page).count()).toBe(0);
      await drag.drop();
      await said(page, /That is not a file\. Drop a model \(/);
      expect(page.url()).toBe(address);
    });
  });

  test('a link to settings of this page is followed', async () => {
    await onPage({}, async (page) => {
      const link = `${page.url().replace(/#.*/, '')}#${tinyLink({ modes: 'binary', seed: '77' })}`;
      await dropOn(page, { text: link, link });
      await expect
        .poll(async () => page.evaluate(async () => (await window.bitnet.runs()).map(({ mode, seed }) => [mode, seed])))
        .toEqual([['binary', 77]]);
    });
  });

  describe('before what takes drops has come over the network', () => {
    /** Drops onto a page that waits for its drop zone, which then comes. */
    async function onPageDroppedEarly(dragged: (page: Page) => Dragged, act: (page: Page) => Promise<void>): Promise<void> {
      let letThrough = (): void => undefined;
      const held = new Promise<void>((resolve) => (letThrough = resolve));
      const before = async (page: Page): Promise<unknown> =>
        page.route(/DropZone/, async (route) => {
          await held;
          await route.continue();
        });
      await onPage({ before }, async (page) => {
        await dropOn(page, dragged(page));
        letThrough();
        await act(page);
      });
    }

    test('a link is followed when it has', async () => {
      await onPageDroppedEarly(
        (page) => {
          const link = `${page.url().replace(/#.*/, '')}#${tinyLink({ modes: 'binary', seed: '77' })}`;
          return { text: link, link };
        },
        async (page) => {
          await expect
            .poll(async () => page.evaluate(async () => (await window.bitnet.runs()).map(({ mode, seed }) => [mode, seed])))
            .toEqual([['binary', 77]]);
        },
      );
    });

    test.each([
      ['a model', 'ternary.safetensors', /“ternary\.safetensors” is open/],
      ['a folder with one', 'my model', /“my model” is open/],
      ['a folder without one', 'holiday', /The folder “holiday” holds no model/],
    ])('%s is taken as it would be later', async (_, name, words) => {
      await onPageDroppedEarly(
        () => ({ paths: [path(name)] }),
        async (page) => {
          await said(page, words);
          expect(await notices(page).count()).toBe(1);
        },
      );
    });
  });

  test('a page that changes under the resting pointer, as panels do when models are ready, is not left for the file', async () => {
    await onSharedPage(async (page, { requests }) => {
      const paths = [path('ternary.safetensors')];
      const drag = await dragIn(page, { paths });
      const at = { x: 5, y: 300 };
      await drag.over(at);
      await page.evaluate(({ x, y }) => {
        const fresh = document.createElement('div');
        fresh.style.cssText = `position: fixed; left: ${x - 5}px; top: ${y - 5}px; width: 10px; height: 10px; z-index: 99`;
        document.querySelector('main')?.append(fresh);
      }, at);
      // All that a browser says before it lets go is that something was entered.
      await drag.drop();
      await veil(page).waitFor({ state: 'hidden' });
      expect(requests.filter((address) => address.startsWith('file:'))).toEqual([]);
      await dropOn(page, { paths });
      await said(page, /“ternary\.safetensors” is open/);
    });
  });

  test('a file dropped while the download dialog is open is opened, in sight', async () => {
    await onSharedPage(async (page) => {
      await page.getByRole('button', { name: 'Download', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      const drag = await dragIn(page, { paths: [path('ternary.safetensors')] });
      // The pointer rests: a browser navigates to an unhandled file.
      for (const x of [720, 700]) {
        await drag.over({ x, y: 450 });
        await page.waitForTimeout(150);
      }
      await drag.drop();
      await said(page, /“ternary\.safetensors” is open/);
      expect(await page.getByRole('dialog').count()).toBe(0);
    });
  });
});

describe('the veil', () => {
  test.each(['leave', 'cancel'] as const)('goes when the drag ends without a drop: %s', async (end) => {
    await onSharedPage(async (page) => {
      // Not the place that it takes.
      await panel(page, 'Setup').getByRole('slider').first().waitFor();
      const drag = await dragIn(page, { paths: [path('ternary.safetensors')] });
      await drag.over(panel(page, 'Setup'));
      await drag.over({ x: 700, y: 500 });
      await veilUnder(page, drag);
      await drag[end]();
      await veil(page).waitFor({ state: 'hidden' });
      expect(await opened(page)).toEqual([]);
    });
  });

  test('says over a field what that field takes, and goes when the field has taken it', async () => {
    const playground = await openPlayground(browser, {
      hash: new URLSearchParams({ v: '1', task: 'text', hiddenSize: '16', numHeads: '2', numLayers: '1', steps: '6' }).toString(),
    });
    const { page } = playground;
    const field = panel(page, 'Task').getByLabel(/Paste a text/);
    await field.waitFor();
    await page.waitForLoadState('networkidle');
    const drag = await dragIn(page, { paths: [path('story.txt')] });
    await veilUnder(page, drag);
    await page.getByText('Drop a model, a text or a table to open it').waitFor();
    await drag.over(field);
    await page.getByText('Drop a text file to use it as your text').waitFor();
    await drag.drop();
    await veil(page).waitFor({ state: 'hidden' });
    await panel(page, 'Task').getByText('story.txt').waitFor();

    // A model on the field of a text is still a model.
    await dropOn(page, { paths: [path('ternary.safetensors')] }, field);
    await said(page, /“ternary\.safetensors” is open/);
    await playground.close();
  });

  test('a table that cannot be read is refused at its field, by name, and a text dragged there is put into it', async () => {
    const playground = await openPlayground(browser, { hash: 'v=1&task=table' });
    const { page } = playground;
    const field = panel(page, 'Task').getByLabel(/Paste rows/);
    await dropOn(page, { paths: [path('cat.png')] }, field);
    await panel(page, 'Task')
      .getByRole('alert')
      .getByText(/“cat\.png” cannot be used\./)
      .waitFor();
    await dropOn(page, { text: 'a,b\n1,2\n' }, panel(page, 'Task').getByText(/Paste rows/));
    await expect.poll(async () => field.inputValue()).toBe('a,b\n1,2\n');
    await playground.close();
  });
});

test('files chosen in the dialog are taken as dropped ones are', async () => {
  await onSharedPage(async (page) => {
    const choose = async (...names: readonly string[]): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Open', exact: true }).click(),
      ]);
      await chooser.setFiles(names.map(path));
    };
    await choose('ternary.safetensors');
    await said(page, /“ternary\.safetensors” is open/);
    await choose('cat.png');
    await said(page, /cat\.png/);
    await choose(
      'loose/model.safetensors',
      'loose/config.json',
      'loose/generation_config.json',
      'loose/tokenizer.json',
      'loose/tokenizer_config.json',
    );
    await said(page, /“model\.safetensors” is open/);
    expect(await notices(page).count()).toBe(1);
  });
});
