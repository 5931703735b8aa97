/** Strokes drawn with mouse, finger and pen, on plain http as in a school that has no certificate, and what goes wrong while drawing. */
import type { Browser, CDPSession, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, openPlayground, panel, smallLink, trainToTheEnd } from './playground';

type Shape = (t: number) => readonly [number, number];
type Tool = 'mouse' | 'touch' | 'pen';

const slope: Shape = (t) => [0.2 + 0.6 * t, 0.8 - 0.6 * t];
const bow: Shape = (t) => [0.2 + 0.6 * t, 0.5 - 0.3 * Math.sin(Math.PI * t)];
const leaving: Shape = (t) => [0.5 + 1.2 * t, 0.5 - 0.3 * Math.sin(Math.PI * t)];
const circle: Shape = (t) => [0.5 + 0.3 * Math.sin(2 * Math.PI * t), 0.5 - 0.3 * Math.cos(2 * Math.PI * t)];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true, flags: ['--host-resolver-rules=MAP school.test 127.0.0.1'] });
});
afterAll(() => browser.close());

/** The site on plain http, where browsers keep some of their functions back. */
const plainHttp = (): string => inject('siteUrl').replace('localhost', 'school.test');

interface Hand {
  press(at: readonly [number, number]): Promise<void>;
  move(at: readonly [number, number]): Promise<void>;
  lift(): Promise<void>;
}

/** A hand that holds a tool over a pad; places are in the pad's unit square. */
async function handOn(page: Page, pad: Locator, tool: Tool): Promise<Hand> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('There is no pad.');
  const session: CDPSession = await page.context().newCDPSession(page);
  let place = { x: 0, y: 0 };
  const go = ([x, y]: readonly [number, number]): void => void (place = { x: box.x + box.width * x, y: box.y + box.height * y });
  const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased'): Promise<void> => {
    await session.send('Input.dispatchMouseEvent', {
      type,
      ...place,
      pointerType: tool === 'pen' ? 'pen' : 'mouse',
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      force: 0.5,
    });
  };
  const finger = async (type: 'touchStart' | 'touchMove' | 'touchEnd'): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ ...place, id: 1 }] });
  };
  return {
    async press(at) {
      go(at);
      await (tool === 'touch' ? finger('touchStart') : pen('mousePressed'));
    },
    async move(at) {
      go(at);
      await (tool === 'touch' ? finger('touchMove') : pen('mouseMoved'));
    },
    async lift() {
      await (tool === 'touch' ? finger('touchEnd') : pen('mouseReleased'));
    },
  };
}

async function draw(page: Page, pad: Locator, tool: Tool, shape: Shape, points = 12): Promise<void> {
  const hand = await handOn(page, pad, tool);
  await hand.press(shape(0));
  for (let i = 1; i <= points; i++) await hand.move(shape(i / points));
  await hand.lift();
}

describe.each<[string, () => string]>([
  ['on plain http', plainHttp],
  ['on localhost', () => inject('siteUrl')],
])('%s', (_, url) => {
  test.each<Tool>(['mouse', 'touch', 'pen'])('gestures of one’s own are drawn with a %s, learnt, and named', async (tool) => {
    const playground = await openPlayground(browser, {
      url: url(),
      hash: smallLink('drawings', { seqLen: '16' }),
      context: { hasTouch: tool === 'touch' },
    });
    const { page } = playground;
    if (url === plainHttp) expect(await page.evaluate(() => isSecureContext)).toBe(false);
    const task = panel(page, 'Task');
    const pad = task.getByRole('img', { name: /Drawing pad/ });
    for (const [name, shape] of [
      ['slope', slope],
      ['bow', bow],
    ] as const) {
      await task.getByLabel('Name of the gesture').fill(name);
      for (let i = 1; i <= 4; i++) {
        await draw(page, pad, tool, shape);
        await task.getByRole('listitem').filter({ hasText: name }).getByText(`${i} of 12`).waitFor({ timeout: 5_000 });
      }
    }
    await task.getByRole('button', { name: 'Use these drawings' }).click();
    await task.getByText(/8 strokes of 2 gestures/).waitFor();
    await trainToTheEnd(page);
    const tryIt = panel(page, 'Try it');
    await draw(page, tryIt.getByRole('img', { name: /Drawing pad/ }), tool, bow);
    await tryIt
      .getByText(/^(slope|bow)$/)
      .first()
      .waitFor();
    await playground.close();
  });
});

describe('what goes wrong while drawing', () => {
  async function onPad(use: (page: Page, task: Locator, pad: Locator) => Promise<void>): Promise<void> {
    const playground = await openPlayground(browser, { hash: smallLink('drawings', { seqLen: '16' }), context: { hasTouch: true } });
    const task = panel(playground.page, 'Task');
    await use(playground.page, task, task.getByRole('img', { name: /Drawing pad/ }));
    await playground.close();
  }
  const drawsOn = async (page: Page, task: Locator, pad: Locator, tool: Tool, count: number): Promise<void> => {
    await draw(page, pad, tool, bow);
    await task.getByText(`${count} of 12`).waitFor();
    expect(await task.getByText(/does not count/).count()).toBe(0);
  };

  test('a stroke that leaves the pad counts, and so does the next', async () => {
    await onPad(async (page, task, pad) => {
      await draw(page, pad, 'mouse', leaving);
      await task.getByText('1 of 12').waitFor();
      await drawsOn(page, task, pad, 'mouse', 2);
    });
  });

  test('a quick stroke of two places counts', async () => {
    await onPad(async (page, task, pad) => {
      await draw(page, pad, 'touch', slope, 1);
      await task.getByText('1 of 12').waitFor();
    });
  });

  test.each<Tool>(['mouse', 'touch', 'pen'])('a press of the %s without a movement is called a dot', async (tool) => {
    await onPad(async (page, task, pad) => {
      const hand = await handOn(page, pad, tool);
      await hand.press([0.5, 0.5]);
      await hand.lift();
      await task
        .getByRole('status')
        .getByText('That was a dot, so it does not count. Keep the button or the finger down and draw a line.')
        .waitFor();
      await drawsOn(page, task, pad, tool, 1);
    });
  });

  test('a stroke without a name is said to have none', async () => {
    await onPad(async (page, task, pad) => {
      await task.getByLabel('Name of the gesture').fill('  ');
      await draw(page, pad, 'mouse', bow);
      await task
        .getByRole('status')
        .getByText(/has no name, so it does not count/)
        .waitFor();
      await task.getByLabel('Name of the gesture').fill('bow');
      await drawsOn(page, task, pad, 'mouse', 1);
    });
  });

  test('a second finger draws nothing, and the first goes on', async () => {
    await onPad(async (page, task, pad) => {
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      if (box === null) throw new Error('There is no pad.');
      const session = await page.context().newCDPSession(page);
      const at = (x: number, y: number, id: number) => ({ x: box.x + box.width * x, y: box.y + box.height * y, id });
      const touch = async (
        type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
        ...touchPoints: ReturnType<typeof at>[]
      ): Promise<void> => {
        await session.send('Input.dispatchTouchEvent', { type, touchPoints });
      };
      await touch('touchStart', at(0.2, 0.5, 1));
      await touch('touchMove', at(0.3, 0.4, 1));
      await touch('touchStart', at(0.3, 0.4, 1), at(0.9, 0.9, 2));
      await touch('touchMove', at(0.5, 0.3, 1), at(0.1, 0.9, 2));
      await touch('touchMove', at(0.8, 0.5, 1), at(0.1, 0.1, 2));
      await touch('touchEnd');
      await task.getByText('1 of 12').waitFor();
      expect(await task.getByText(/does not count/).count()).toBe(0);

      // The system takes the finger away: a call comes in, the page is scrolled by another hand.
      await touch('touchStart', at(0.2, 0.5, 1));
      await touch('touchMove', at(0.5, 0.5, 1));
      await touch('touchMove', at(0.8, 0.5, 1));
      await touch('touchCancel');
      await task.getByRole('status').getByText('That stroke was interrupted, so it does not count. Draw it again.').waitFor();
      await drawsOn(page, task, pad, 'touch', 2);
    });
  });
});

test('a shape that is drawn is named by the model that has learnt the shapes, and a dot is called one', async () => {
  const playground = await openPlayground(browser, {
    url: plainHttp(),
    hash: 'v=1&task=gestures&modes=ternary&hiddenSize=32&numLayers=1&seqLen=24&steps=200&batchSize=16&warmupSteps=10&lambdaSteps=80',
  });
  const { page } = playground;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText('finished', { exact: true }).waitFor({ timeout: 180_000 });
  const tryIt = panel(page, 'Try it');
  const pad = tryIt.getByRole('img', { name: /Drawing pad/ });
  await draw(page, pad, 'mouse', circle, 40);
  await tryIt
    .getByRole('paragraph')
    .filter({ hasText: /ternary\s*circle/ })
    .waitFor();
  const hand = await handOn(page, pad, 'mouse');
  await hand.press([0.5, 0.5]);
  await hand.lift();
  await tryIt.getByText('That is a dot. Keep the button or the finger down and draw a line.').waitFor();
  await draw(page, pad, 'pen', circle, 40);
  await tryIt.getByText('That is a dot.').waitFor({ state: 'hidden' });
  await playground.close();
});
