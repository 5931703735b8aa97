/** The page in German: found by the browser’s languages and by a link (by choice: `languages.test.ts`); whole, in its room, and with nothing of the other. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clipped } from './clipped';
import { overlapping } from './overlapping';
import { follow, launchBrowser, openPlayground, panel, tinyLink, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const german = { locale: 'de-DE' } as const;
const train = (page: Page) => page.getByRole('button', { name: 'Trainieren', exact: true, disabled: false });

async function trainToTheEnd(page: Page): Promise<void> {
  await train(page).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Noch einmal' }).waitFor({ timeout: 90_000 });
}

const views = ['Schichten', 'Karte', 'Verlauf', 'Wechsel', 'Innen', 'Attention', 'Kosten'];

/** Chooses a view into the model, and waits until it is there. */
async function look(page: Page, view: string): Promise<void> {
  await panel(page, 'Hineinsehen')
    .getByRole('radio', { name: view, exact: true })
    .evaluate((radio: HTMLInputElement) => radio.click());
  await expect.poll(async () => panel(page, 'Hineinsehen').innerText()).not.toContain('Lädt…');
}

describe('the language', () => {
  test('is the browser’s: a German one is led to German, with all of the link, and asks for nothing in English', async () => {
    const { page, requests, close } = await openPlayground(browser, {
      url: `${inject('siteUrl')}?from=here`,
      hash: tinyLink({ seed: '7' }),
      context: german,
    });
    await train(page).waitFor({ timeout: 60_000 });
    expect(page.url()).toMatch(/\/some\/where\/de\/index\.html\?from=here#.*seed=7/);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    const beyond = requests.filter(
      (url) => url.startsWith(inject('siteUrl')) && !/\/de\/|\?from=here|arrival\.js|page-[\w-]+\.css/.test(url),
    );
    expect(beyond.filter((url) => url.endsWith('.js'))).toEqual([]);
    await close();
  });

  test.each([
    ['de-DE', '?lang=en', 'en'],
    ['en-GB', '?lang=de', 'de'],
    ['en-GB', 'de/', 'de'],
    ['fr-FR', '', 'en'],
    ['de-DE', 'de/?lang=en', 'en'],
  ])('of a link goes before the browser’s: %s, %s', async (locale, address, language) => {
    const { page, close } = await openPlayground(browser, { url: inject('siteUrl') + address, context: { locale } });
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language);
    await page.getByRole('button', { name: language === 'de' ? 'Trainieren' : 'Train', exact: true }).waitFor();
    await close();
  });
});

/** Signs that lean on a term, and begin the next line without it. */
const signsThatBeginLines = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.term')].flatMap((term) => {
      const next = term.nextSibling ?? (term.parentElement?.matches('span') === true ? term.parentElement.nextSibling : null);
      if (!(next instanceof Text) || !/^[,.;:?!)]/.test(next.data) || !term.checkVisibility()) return [];
      const sign = document.createRange();
      sign.setStart(next, 0);
      sign.setEnd(next, 1);
      const { top, height } = sign.getBoundingClientRect();
      return top + height / 2 > term.getBoundingClientRect().bottom ? [`${term.textContent} | ${next.data}`] : [];
    }),
  );

/** Lines in which an English word stands that no German sentence has, or a number with the mark of English: b1.58 is a name. */
const english = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const words =
      /\b(the|and|of|with|your|is|are|not|this|which|weights|steps?|loss|press|file|by|from|no|right|wrong)\b|(?<![\w.,])\d+\.\d{1,2}(?![\d.])/i;
    const spoken = [...document.querySelectorAll('[aria-label], [placeholder], [alt]')].flatMap((element) =>
      ['aria-label', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    // What is typed into a program or was written by somebody is in their language.
    for (const kept of document.querySelectorAll('code, pre, [lang=en], math')) kept.setAttribute('data-kept', '');
    const seen: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      if (texts.currentNode.parentElement?.closest('[data-kept], script, style, .example-text, .example-row') === null)
        seen.push(texts.currentNode.textContent?.trim() ?? '');
    return [...new Set([...seen, ...spoken])].filter((text) => words.test(text));
  });

async function inGerman(playground: Playground, where: string): Promise<void> {
  await expect.poll(async () => playground.page.locator('body').innerText()).not.toContain('Lädt…');
  expect({ where, english: await english(playground.page) }).toEqual({ where, english: [] });
}

describe('everything is German', () => {
  const dialogs = {
    Herunterladen: 'button',
    Teilen: 'button',
    Versuchsreihe: 'button',
    'Alle behaltenen Läufe ansehen': 'button',
  } as const;

  test('before and after training, in every view and in the dialogs', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ steps: '6' }), context: german });
    const { page } = playground;
    await train(page).waitFor({ timeout: 60_000 });
    await inGerman(playground, 'untrained');
    await trainToTheEnd(page);
    await inGerman(playground, 'trained');
    for (const view of views) {
      await look(page, view);
      await inGerman(playground, view);
    }
    for (const [name, role] of Object.entries(dialogs)) {
      await page.getByRole(role, { name, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await inGerman(playground, name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await playground.close();
  });

  describe('for a task, and what a model of it does:', () => {
    let playground: Playground;
    beforeAll(async () => {
      playground = await openPlayground(browser, { hash: tinyLink({ steps: '3' }), context: german });
    });
    afterAll(() => playground.close());

    test.each(['sort', 'tales', 'gestures', 'ball', 'memorise', 'brackets', 'addition', 'text', 'table', 'drawings'])(
      '%s',
      async (task) => {
        const { page } = playground;
        await follow(page, tinyLink({ task, steps: '3', seqLen: '' }).replace('&seqLen=', ''));
        await expect.poll(async () => page.locator('body').innerText()).not.toContain('Prüft');
        await inGerman(playground, task);
      },
    );
  });

  test('for a task that there is not', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ task: 'strokes', steps: '3' }), context: german });
    await expect.poll(async () => playground.page.locator('body').innerText()).not.toContain('Prüft');
    await inGerman(playground, 'no task');
    await playground.close();
  });

  test('numbers have their marks, and a saved page is German', async () => {
    const { page, close } = await openPlayground(browser, { hash: tinyLink({ steps: '6' }), context: german });
    await trainToTheEnd(page);
    await expect.poll(async () => page.getByRole('region', { name: 'Gewichte', exact: true }).innerText()).toMatch(/\d,\d/);
    const html = await page.evaluate(async () => {
      const [run] = await window.bitnet.runs();
      return new TextDecoder().decode(await window.bitnet.export(run?.id ?? '', 'html'));
    });
    expect(html).toContain('lang="de"');
    await close();
  });
});

// Opened in the first window of each row, which is then made as large as the others: a training costs more than a look.
test.each([
  {
    of: 'desktops and tablets',
    windows: [
      [1366, 768],
      [1440, 900],
      [1024, 768],
    ],
  },
  {
    of: 'phones',
    windows: [
      [390, 844],
      [360, 640],
      [320, 640],
      [320, 256],
    ],
  },
] as const)('German words have room: $of', async ({ windows }) => {
  const sizes = windows.map(([width, height]) => ({ width, height }));
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ steps: '4' }), viewport: sizes[0]!, context: german });
  const haveRoom = async (where: string): Promise<void> => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expect
        .poll(async () => [...(await clipped(page)), ...(await overlapping(page))], { message: `${where}, ${size.width} wide` })
        .toEqual([]);
    }
  };
  await train(page).waitFor({ timeout: 60_000 });
  await haveRoom('untrained');
  await trainToTheEnd(page);
  for (const view of views) {
    await look(page, view);
    await haveRoom(view);
  }
  await close();
});

test('a comma behind a term begins no line', async () => {
  const { page, close } = await openPlayground(browser, { hash: 'v=1&task=reverse&modes=ternary&steps=2', context: german });
  await trainToTheEnd(page);
  await panel(page, 'Hineinsehen').getByRole('button', { name: 'Embedding' }).waitFor();
  const found: (readonly [number, readonly string[]])[] = [];
  for (let width = 1500; width >= 320; width -= 20) {
    await page.setViewportSize({ width, height: 800 });
    found.push([width, await signsThatBeginLines(page)]);
  }
  expect(found.filter(([, signs]) => signs.length > 0)).toEqual([]);
  await close();
});
