/** Does one command on a page, as a person, a script, a browser or a bad day does it. Never waits for what it brings about. */
import { callScript } from './in-page.mjs';

/** @typedef {import('./commands.mjs').Command} Command */
/** @typedef {import('./page').Query} Query */

/**
 * @typedef {object} Stage
 * @property {import('playwright').Page} page
 * @property {import('playwright').CDPSession} devtools
 * @property {import('./fixtures.mjs').Fixtures} fixtures
 * @property {number[]} deaths when workers were killed, by performance.now()
 * @property {number} losses devices destroyed
 */

/** A worker that dies a third time within a minute is given up, as it should be; a busy machine may look like one death more. */
const deathsApartMs = 61_000;
/** Lost once more, a device is not trusted any more. */
export const mostLosses = 2;
const primary = /^(Train|Train again|Train with new settings|Pause|Resume)$/;

/**
 * @param {Stage} stage
 * @param {Command} command
 * @returns {Promise<string>} what became of it, for the record
 */
export async function perform(stage, { name, argument }) {
  const { page, devtools } = stage;
  switch (name) {
    case 'press':
      return argument === 'primary' ? pressPrimary(page) : press(page, { kind: 'button', name: String(argument) });
    case 'pressAny': {
      const { panel, index } = /** @type {{ panel: string, index: number }} */ (argument);
      return press(page, { kind: 'any', within: panel, index });
    }
    case 'choose': {
      const { group, index } = /** @type {{ group: string, index: number }} */ (argument);
      return press(page, { kind: 'radio', within: group, index });
    }
    case 'task':
      return press(page, { kind: 'radio', value: String(argument) });
    case 'mode':
      return press(page, { kind: 'checkbox', within: 'Modes', index: Number(argument) });
    case 'key':
      await page.keyboard.press(String(argument));
      return 'pressed';
    case 'slide': {
      const { label, key } = /** @type {{ label: string, key: string }} */ (argument);
      await openSettings(page);
      return inField(page, { kind: 'slider', name: label }, async () => page.keyboard.press(key));
    }
    case 'type': {
      const { label, text } = /** @type {{ label: string, text: string }} */ (argument);
      await openSettings(page);
      return inField(page, { kind: 'field', name: label }, async () => replaceText(page, text));
    }
    case 'try':
      return inField(page, { kind: 'field', within: 'Try it' }, async () => replaceText(page, String(argument)));
    case 'link':
      await page.evaluate((hash) => void (location.hash = hash), String(argument));
      return 'pasted';
    case 'save': {
      const opened = await press(page, { kind: 'save', index: Number(argument) });
      return `${opened}; ${await press(page, { kind: 'button', name: ['CSV', 'JSON', 'SVG', 'PNG'][Number(argument) % 4] ?? 'CSV' })}`;
    }
    case 'download':
      return press(page, { kind: 'button', name: 'Download' });
    case 'open':
    case 'drop':
      return openFile(stage, name, Number(argument));
    case 'give':
      return give(stage, String(argument));
    case 'call': {
      const [first] = stage.fixtures.files;
      await page.evaluate(callScript, {
        .../** @type {{ method: string }} */ (argument),
        file: [...(first?.bytes ?? [])],
        text: stage.fixtures.data['text']?.text ?? '',
      });
      return 'called';
    }
    case 'resize':
      await page.setViewportSize(page.viewportSize()?.width === 390 ? { width: 1440, height: 900 } : { width: 390, height: 844 });
      return 'turned';
    case 'hide':
      return hide(stage, argument === 'frozen');
    case 'killWorker': {
      const now = performance.now();
      if (stage.deaths.some((at) => now - at < deathsApartMs)) return 'spared';
      // Until one has loaded, the page waits as long as a slow network may take: two minutes, and rightly.
      if (!(await page.evaluate(() => window.walk.workers.some(({ hasSpoken }) => hasSpoken)))) return 'spared';
      stage.deaths.push(now);
      return page.evaluate((which) => {
        const living = window.walk.workers.filter(({ isOver }) => !isOver);
        // Dead, without an event to the page.
        const chosen = living[which % Math.max(1, living.length)];
        if (chosen !== undefined) Object.getPrototypeOf(window.Worker).prototype.terminate.call(chosen.worker);
        return `killed worker ${which % Math.max(1, living.length)} of ${living.length}`;
      }, Number(argument));
    }
    case 'destroyDevice':
      if (stage.losses >= mostLosses) return 'spared';
      stage.losses += 1;
      await page.evaluate(() => window.walk.workers.forEach(({ worker }) => worker.postMessage({ walk: 'destroyDevice' })));
      return 'destroyed';
    case 'reload':
      await page.reload();
      await page.waitForFunction(() => 'bitnet' in window);
      return 'loaded again';
    case 'wait':
      await page.waitForTimeout(Number(argument));
      return 'waited';
    default:
      throw new Error(`There is no command “${name}”.`);
  }

  /**
   * @param {Stage} on
   * @param {boolean} isFrozen
   */
  async function hide(on, isFrozen) {
    const show = async (/** @type {DocumentVisibilityState} */ state) =>
      on.page.evaluate((visibility) => {
        window.walk.visibility = visibility;
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await show('hidden');
    if (isFrozen) await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => setTimeout(resolve, 400));
    if (isFrozen) await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await show('visible');
    return 'hidden and shown';
  }
}

/**
 * What lies under an open dialog is pressed when that is closed, as anybody would.
 *
 * @param {import('playwright').Page} page
 * @param {Query} query
 */
export async function press(page, query) {
  const find = async () => {
    const first = await page.evaluate((asked) => window.walk.target(asked), query);
    if (first.is !== 'there') return first;
    // Looking for it may have scrolled, and what floats over the page follows a frame later: what is pressed is what is seen then.
    await page.evaluate(async () => new Promise((resolve) => setTimeout(resolve, 50)));
    return page.evaluate((asked) => window.walk.target(asked), query);
  };
  let target = await find();
  if (target.is === 'covered' && (await page.evaluate(() => document.querySelector('dialog:modal') !== null))) {
    await page.keyboard.press('Escape');
    target = await find();
  }
  if (target.is !== 'there') return `${target.is}: ${target.words}`;
  await page.mouse.click(target.x, target.y);
  return `pressed ${target.words}`;
}

/** @param {import('playwright').Page} page */
const openSettings = (page) => page.evaluate(() => document.querySelector('.all-settings')?.setAttribute('open', ''));

/** @param {import('playwright').Page} page */
export async function pressPrimary(page) {
  const name = await page.evaluate(() => document.querySelector('.transport .train')?.textContent?.trim() ?? '');
  return primary.test(name) ? press(page, { kind: 'button', within: 'Training', name }) : `missing: ${name}`;
}

/**
 * @param {import('playwright').Page} page
 * @param {Query} query
 * @param {() => Promise<void>} act
 */
async function inField(page, query, act) {
  const pressed = await press(page, query);
  if (pressed.startsWith('pressed')) await act();
  return pressed;
}

/**
 * @param {import('playwright').Page} page
 * @param {string} text
 */
async function replaceText(page, text) {
  await page.keyboard.press('ControlOrMeta+a');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.insertText(text);
}

/**
 * @param {Stage} stage
 * @param {'open' | 'drop'} how
 * @param {number} which
 */
async function openFile({ page, devtools, fixtures }, how, which) {
  const file = fixtures.files[which % fixtures.files.length];
  if (file === undefined) return 'missing';
  if (how === 'open') {
    await page.getByLabel('Open a packed model').setInputFiles(file.path);
    return `opened ${file.name}`;
  }
  // No drop while a requested dialog is pending.
  await page.waitForTimeout(500);
  const data = { items: [], files: [file.path], dragOperationsMask: 1 };
  const { width, height } = page.viewportSize() ?? { width: 390, height: 844 };
  const at = { x: width / 2, y: height / 2, data };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'dragOver', 'drop'])) {
    await devtools.send('Input.dispatchDragEvent', { type, ...at });
    // A pointer rests; and a page that is busy has to have said that it takes the file: it is the page's time that counts.
    await page.evaluate(async () => new Promise((resolve) => setTimeout(resolve, 80)));
  }
  return `dropped ${file.name}`;
}

/**
 * @param {Stage} stage
 * @param {string} which
 */
async function give({ page, fixtures }, which) {
  const chosen = fixtures.data[which];
  if (chosen === undefined) return 'missing';
  const input = page.getByLabel(chosen.kind === 'text' ? 'Choose a text file' : 'Choose a CSV file').and(page.locator('input[type=file]'));
  if ((await input.count()) === 0) return 'missing: its task is not chosen';
  await input.setInputFiles(chosen.path, { timeout: 5000 }).catch((/** @type {unknown} */ error) => {
    // The task was left meanwhile.
    if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
  });
  return `gave ${which}`;
}
