/** The view in a link: what one sees goes into the address and comes back, and what a teacher hides, locks and asks is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessibleDialog, launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd, untilReady } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(() => browser.close());

const link = (view: Readonly<Record<string, string>>): string =>
  `${tinyLink({ backend: 'wasm', modes: 'ternary,binary' })}&${new URLSearchParams({ view: '1', ...view }).toString()}`;

const lens = (page: Page, name: RegExp) => panel(page, 'Weights').getByRole('radio', { name });

describe('what one sees', () => {
  test('goes into the address without a new entry in the history, and a reload shows it', async () => {
    const playground = await openPlayground(browser, { hash: tinyLink({ backend: 'wasm', modes: 'ternary' }) });
    const { page } = playground;
    await untilReady(page);
    const entries = await page.evaluate(() => history.length);
    await lens(page, /^Quantised/).check({ force: true });
    await panel(page, 'Look inside').getByRole('radio', { name: 'Cost' }).check({ force: true });
    await panel(page, 'Try it').getByRole('textbox').fill('31415926');
    await expect.poll(() => page.url()).toMatch(/&view=1&lens=quantised&panel=cost&try=31415926$/);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    await page.reload();
    await untilReady(page);
    // The view of a link is read behind the engine.
    await expect.poll(() => lens(page, /^Quantised/).isChecked()).toBe(true);
    expect(await panel(page, 'Look inside').getByRole('radio', { name: 'Cost' }).isChecked()).toBe(true);
    expect(await panel(page, 'Try it').getByRole('textbox').inputValue()).toBe('31415926');
    await playground.close();
  });

  test('what is chosen before the view has come stays, and the rest of the view is shown', async () => {
    const assets = join(inject('siteFolder'), 'assets');
    const reader = readdirSync(assets).filter(
      (name) => name.endsWith('.js') && readFileSync(join(assets, name), 'utf8').includes('linked-question'),
    );
    expect(reader).toHaveLength(1);
    const playground = await openPlayground(browser);
    const { page } = playground;
    let arrive = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(`**/${reader[0]}`, async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto('about:blank');
    await page.goto(`${inject('siteUrl')}#${link({ lens: 'latent', panel: 'cost', ask: 'Why?' })}`);
    await untilReady(page);
    await lens(page, /^Quantised/).check({ force: true });
    expect(await page.getByText('Why?', { exact: true }).count()).toBe(0);
    arrive();
    await page.getByText('Why?', { exact: true }).waitFor();
    await panel(page, 'Look inside').getByRole('radio', { name: 'Cost', checked: true }).waitFor({ state: 'attached' });
    expect(await lens(page, /^Quantised/).isChecked()).toBe(true);
    await expect.poll(() => page.url()).toMatch(/&view=1&lens=quantised&panel=cost&ask=Why/);
    await playground.close();
  });

  test('a step and a run of a link wait until there are runs', async () => {
    const playground = await openPlayground(browser, { hash: link({ run: 'binary', at: '6', layer: 'blocks.0.attention.value.weight' }) });
    const { page } = playground;
    await untilReady(page);
    await panel(page, 'Weights')
      .getByRole('img', { name: /binary/i })
      .first()
      .waitFor();
    await trainToTheEnd(page);
    const said = await page.getByText(/^The link shows step 6(; the last record before it is of step \d+)?\. Press “live”/).innerText();
    const slider = page.getByRole('slider', { name: 'Step that every panel shows' });
    const shown = /of step (\d+)/.exec(said)?.[1] ?? '6';
    await expect.poll(async () => slider.getAttribute('aria-valuetext')).toMatch(new RegExp(`^step ${shown}, record`));
    await expect.poll(() => page.url()).toMatch(/&run=binary&.*at=6/);
    // Live is live again, and the address no longer asks for the step.
    await page.getByRole('button', { name: 'live' }).click();
    await expect.poll(() => page.url()).not.toMatch(/at=/);
    await playground.close();
  });

  test.each([
    ['behind', (lesson: string, view: string) => `v=1&${lesson}&${view}`],
    ['before', (lesson: string, view: string) => `v=1&${view}&${lesson}`],
  ])('a view %s a lesson is shown in the lesson, and the lesson plays on', async (_, inOrder) => {
    const view = new URLSearchParams({ view: '1', lens: 'quantised', panel: 'cost', ask: 'Why?', hide: 'examples' }).toString();
    const { page, close } = await openPlayground(browser, { hash: inOrder('lesson=where-are-the-levels&step=2', view) });
    await page.getByText('2 of 6', { exact: false }).first().waitFor();
    await page.getByText('Why?', { exact: true }).waitFor();
    await expect.poll(async () => lens(page, /^Quantised/).isChecked()).toBe(true);
    await panel(page, 'Look inside').getByRole('radio', { name: 'Cost', checked: true }).waitFor({ state: 'attached' });
    expect(await panel(page, 'Held-out examples').count()).toBe(0);
    // What the lesson has set is there beside it, and the address keeps both.
    expect(await page.getByRole('radio', { name: 'Tiny tales' }).isChecked()).toBe(true);
    await expect.poll(() => page.url()).toMatch(/task=tales.*&lesson=where-are-the-levels&step=2&view=1&lens=quantised&panel=cost/);
    // The lesson’s own step still asks for its lens, and hears of it.
    await lens(page, /^Latent/).check({ force: true });
    await expect.poll(() => page.url()).toMatch(/&lesson=where-are-the-levels&step=2&view=1&lens=latent&panel=cost/);
    await close();
  });

  test('of a view and a lesson, what cannot be used is told of, and the other opens', async () => {
    const { page, close } = await openPlayground(browser, { hash: 'v=1&lesson=where-are-the-levels&view=1&lens=x-ray&panel=cost' });
    await page.getByText(/a lens “x-ray”, which does not exist/).waitFor();
    await page.getByText('1 of 6', { exact: false }).first().waitFor();
    await panel(page, 'Look inside').getByRole('radio', { name: 'Cost', checked: true }).waitFor({ state: 'attached' });
    await page.goto('about:blank');
    await page.goto(`${inject('siteUrl')}#v=1&lesson=nowhere&view=1&panel=cost`);
    await page.getByText('The link names a lesson that does not exist here.').waitFor();
    await panel(page, 'Look inside').getByRole('radio', { name: 'Cost', checked: true }).waitFor({ state: 'attached' });
    await close();
  });

  test('a damaged part is told of, and the others hold', async () => {
    const playground = await openPlayground(browser, {
      hash: link({ lens: 'x-ray', panel: 'cost', layer: 'blocks.7.attention.query.weight' }),
    });
    const { page } = playground;
    await page.getByText(/a lens “x-ray”, which does not exist; there are latent, quantised, effective/).waitFor();
    await page.getByText(/“blocks.7.attention.query.weight”, which this model does not have/).waitFor();
    await untilReady(page);
    expect(await panel(page, 'Look inside').getByRole('radio', { name: 'Cost' }).isChecked()).toBe(true);
    await playground.close();
  });
});

describe('what is tried', () => {
  test('a drawing goes into the address, is there after a reload, and Share says so; a shape that is taken is taken again', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ backend: 'wasm', task: 'gestures', modes: 'ternary', seqLen: '12', hiddenSize: '8' }),
    });
    const { page } = playground;
    await untilReady(page);
    const tryIt = panel(page, 'Try it');
    const pad = tryIt.getByRole('img', { name: /Drawing pad/ });
    expect(page.url()).not.toContain('draw=');
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.8 * box.height);
    await page.mouse.down();
    for (let i = 1; i <= 12; i++)
      await page.mouse.move(box.x + (0.2 + 0.05 * i) * box.width, box.y + (0.8 - 0.6 * Math.sin((i / 12) * Math.PI)) * box.height);
    await page.mouse.up();
    await expect.poll(() => page.url()).toMatch(/&draw=[\w-]{20,}$/);
    // The address follows within 400 ms.
    let address = '';
    for (let now = page.url(); now !== address; now = page.url()) {
      address = now;
      await page.waitForTimeout(900);
    }
    // Of the pad in hundredths: left, right, top and bottom of the line.
    const edges = async (): Promise<readonly number[]> => {
      const numbers = ((await pad.locator('path').getAttribute('d')) ?? '').match(/[-\d.]+/g)?.map(Number) ?? [];
      const [across, down] = [0, 1].map((axis) => numbers.filter((_, i) => i % 2 === axis));
      return [across, down].flatMap((places = []) => [Math.min(...places), Math.max(...places)]);
    };
    const drawn = await edges();

    await page.reload();
    await untilReady(page);
    await expect.poll(async () => pad.getAttribute('aria-label')).toMatch(/stroke of \d+ points/);
    // Places are rounded, and points of a straight line are left out.
    await expect.poll(async () => Math.max(...(await edges()).map((edge, i) => Math.abs(edge - (drawn[i] ?? 999))))).toBeLessThan(0.3);
    expect(page.url()).toBe(address);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText(/This link keeps: .*the drawing in “Try it”.*It leaves out: the weights/).waitFor();
    await page.keyboard.press('Escape');

    await tryIt.getByRole('button', { name: 'Take the shape heart' }).click();
    await expect.poll(() => page.url()).not.toBe(address);
    await page.reload();
    await untilReady(page);
    await tryIt.getByRole('button', { name: 'Take the shape heart', pressed: true }).waitFor();
    await playground.close();
  });

  test('what is too long for a link is left out, and Share says so', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ backend: 'wasm', task: 'tales', modes: 'ternary', seqLen: '16' }),
    });
    const { page } = playground;
    await untilReady(page);
    await panel(page, 'Try it').getByRole('textbox').fill('a fox '.repeat(101));
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText(/It leaves out: the weights .* and what is typed into “Try it” \(longer than 600 characters\)/).waitFor();
    expect(page.url()).not.toContain('try=');
    await playground.close();
  });
});

describe('a teacher’s link', () => {
  const hash = link({ hide: 'setup,comparison,newSeed,flips', lock: 'task,mode', ask: '<b>Which</b> one forgets first?', theme: 'dark' });

  test('leaves out what is hidden, disables what is locked, and asks; one press opens everything', async () => {
    const playground = await openPlayground(browser, { hash, colorScheme: 'light' });
    const { page } = playground;
    await untilReady(page);
    await page.getByText('<b>Which</b> one forgets first?').waitFor();
    expect(await page.locator('#setup-panel, #comparison-panel').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'New seed' }).count()).toBe(0);
    expect(await panel(page, 'Look inside').getByRole('radio', { name: 'Flips' }).count()).toBe(0);
    expect(await panel(page, 'Task').getByRole('radio', { name: 'Sort' }).isDisabled()).toBe(true);
    expect(await panel(page, 'Modes').getByRole('checkbox', { name: 'Binary' }).isDisabled()).toBe(true);
    // A word with a card can still be read.
    expect(await panel(page, 'Modes').getByRole('button', { name: 'ternary' }).first().isEnabled()).toBe(true);
    await expect.poll(() => page.getByText('Locked by the link.').count()).toBe(2);
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(14, 18, 25)');

    await page.getByRole('complementary', { name: 'From the link' }).getByRole('button', { name: 'Open everything' }).click();
    await panel(page, 'Setup').waitFor();
    expect(await panel(page, 'Task').getByRole('radio', { name: 'Sort' }).isEnabled()).toBe(true);
    await expect.poll(() => page.url()).not.toMatch(/hide=|lock=/);
    await playground.close();
  });

  test('that hides all of a column or of the setup leaves no empty room, and no way to what is not there', async () => {
    const all = link({ hide: 'task,mode,setup,comparison,examples,try' });
    const wide = await openPlayground(browser, { hash: all });
    await untilReady(wide.page);
    await panel(wide.page, 'Weights').waitFor();
    // The view of a link is read behind the engine.
    await expect
      .poll(() => panel(wide.page, 'Weights').evaluate((element) => innerWidth - element.getBoundingClientRect().right), {
        timeout: 20_000,
      })
      .toBeLessThan(60);
    await expect
      .poll(() => wide.page.getByRole('navigation', { name: 'Skip to a panel' }).getByRole('button').allInnerTexts(), { timeout: 20_000 })
      .toEqual(['To the weights']);
    await wide.close();
    const narrow = await openPlayground(browser, { hash: all, viewport: { width: 390, height: 844 } });
    await untilReady(narrow.page);
    await panel(narrow.page, 'Weights').waitFor();
    await expect.poll(() => narrow.page.locator('#setup-panel').count(), { timeout: 20_000 }).toBe(0);
    await narrow.close();
  });

  test('is made in Share: ticked, asked, copied, and what it keeps is said', async () => {
    const playground = await openPlayground(browser, {
      hash: tinyLink({ backend: 'wasm', modes: 'ternary' }),
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    const { page } = playground;
    await untilReady(page);
    await lens(page, /^Latent/).check({ force: true });
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByText(/This link keeps: the task \(Reverse digits\) and every setting and the latent lens/i).waitFor();
    await dialog.getByText('For a class: a question, what to hide, what to lock').click();
    await dialog.getByRole('textbox', { name: 'Question above the panels' }).fill('What moves?');
    await dialog.getByRole('checkbox', { name: 'Hide Setup' }).check();
    await dialog.getByRole('checkbox', { name: 'Lock Task' }).check();
    await dialog.getByText(/your question, 1 hidden part and 1 locked part/).waitFor();
    await expectAccessibleDialog(page);
    await dialog.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await dialog.getByRole('status').first().getByText('Link copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await dialog.getByRole('textbox', { name: /Link copied|Copy this link/ }).inputValue());
    expect(copied).toMatch(/&view=1&lens=latent&hide=setup&lock=task&ask=What\+moves%3F$/);
    // The teacher's own page is as it was.
    await page.keyboard.press('Escape');
    expect(await panel(page, 'Setup').count()).toBe(1);

    const pupil = await openPlayground(browser, { hash: copied.split('#')[1] ?? '' });
    await untilReady(pupil.page);
    await pupil.page.getByText('What moves?').waitFor();
    expect(await pupil.page.locator('#setup-panel').count()).toBe(0);
    expect(await lens(pupil.page, /^Latent/).isChecked()).toBe(true);
    await pupil.close();
    await playground.close();
  });

  test('is where “Reset for the next class” leads back to, after a reload too, and Undo brings the class back', async () => {
    const playground = await openPlayground(browser, { hash: link({ lens: 'latent', try: '12341234', ask: 'Why?' }) });
    const { page } = playground;
    const opened = page.url();
    await untilReady(page);
    await page.reload();
    await untilReady(page);
    await trainToTheEnd(page);
    await lens(page, /^Quantised/).check({ force: true });
    await panel(page, 'Try it').getByRole('textbox').fill('99999999');
    await panel(page, 'Modes').getByRole('checkbox', { name: 'Binary' }).uncheck({ force: true });
    await page.getByRole('button', { name: 'Reset for the next class' }).click();
    await page.getByText('Ready for the next class: the page is as the link opens it.').waitFor();
    await untilReady(page);
    await expect.poll(() => lens(page, /^Latent/).isChecked()).toBe(true);
    await expect.poll(() => panel(page, 'Try it').getByRole('textbox').inputValue()).toBe('12341234');
    await expect.poll(() => decodeURIComponent(page.url())).toBe(decodeURIComponent(opened));
    await expect
      .poll(async () => page.evaluate(async () => (await window.bitnet.runs()).map(({ step }) => step)), { timeout: 20_000 })
      .toEqual([0, 0]);

    await page.getByRole('button', { name: 'Undo' }).click();
    // The runs are back before the view is: each run says so by itself.
    await page.getByText('finished', { exact: true }).waitFor();
    await expect.poll(() => panel(page, 'Try it').getByRole('textbox').inputValue()).toBe('99999999');
    await expect.poll(() => lens(page, /^Quantised/).isChecked()).toBe(true);
    await playground.close();
  });
});

test('a link of before has no view, and means what it meant', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary' }) });
  const { page } = playground;
  await untilReady(page);
  expect(page.url()).toBe(`${inject('siteUrl')}#${tinyLink({ modes: 'ternary' })}`);
  expect(await page.getByRole('complementary', { name: 'From the link' }).count()).toBe(0);
  await playground.close();
});
