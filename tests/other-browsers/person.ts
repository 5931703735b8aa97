/**
 * What a person does at a page, and reads on it, in any browser: things are found by what they are and what they are
 * called, pressed where they are, and waited for.
 */
import type { DrivenPage, Point } from './drivers/driven-browser';

/** What a thing is, as a screen reader says it. */
export type Role = 'button' | 'textbox' | 'radio' | 'checkbox' | 'region' | 'dialog' | 'image' | 'combobox' | 'rowheader' | 'summary';

export interface Thing {
  readonly role: Role;
  /** Its name: exact, or a pattern. */
  readonly name?: string | RegExp;
  /** The panel that it is in, by title; or the open dialog. */
  readonly inside?: string;
}

/** Painting in software takes its time, on a machine that others use as well. */
const patienceMs = 180_000;

/** How long a press may be on its way. */
const pressTakesMs = 5_000;
const mostPresses = 6;

/** A thing as JSON. */
const described = ({ role, name, inside }: Thing) => ({
  role,
  name: name === undefined ? null : name instanceof RegExp ? { pattern: name.source, flags: name.flags } : { exact: name },
  inside: inside ?? null,
});

type Described = ReturnType<typeof described>;

interface Wanted {
  readonly thing: Described;
  /** A press needs a place where nothing covers it; reading does not. */
  readonly toPress: boolean;
  readonly limitMs: number;
}

/** Runs in the page: waits for a thing and returns its place, name and text; or why there is none to press. What is to be pressed is marked. */
async function lookFor({ thing, toPress, limitMs }: Wanted) {
  const selectors: Readonly<Record<string, string>> = {
    button: 'button',
    textbox: 'textarea, input:not([type]), input[type=text], input[type=number]',
    radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]',
    region: 'section, [role=region]',
    dialog: 'dialog[open]',
    image: '[role=img]',
    combobox: 'select',
    rowheader: 'th[scope=row]',
    summary: 'summary',
  };
  const words = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    const by = element.getAttribute('aria-labelledby');
    return words(
      element.getAttribute('aria-label') ??
        (by === null ? null : document.getElementById(by)?.textContent) ??
        (labels.length > 0 ? labels.map((label) => label.textContent).join(' ') : element.textContent),
    );
  };
  // What a page has put out of sight, nobody finds.
  const matches = (element: Element): boolean =>
    element.closest('[hidden]') === null &&
    (thing.name === null ||
      ('exact' in thing.name
        ? nameOf(element) === thing.name.exact
        : new RegExp(thing.name.pattern, thing.name.flags).test(nameOf(element))));
  const place = (): ParentNode | undefined =>
    thing.inside === null
      ? document
      : thing.inside === 'dialog'
        ? (document.querySelector('dialog[open]') ?? undefined)
        : [...document.querySelectorAll('section')].find((section) => nameOf(section) === thing.inside);
  const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

  let reason = 'it is not there';
  for (const end = Date.now() + limitMs; Date.now() < end; await later(50)) {
    const element = [...(place()?.querySelectorAll(selectors[thing.role] ?? thing.role) ?? [])].find(matches);
    if (element === undefined) continue;
    if (!toPress)
      return {
        box: null,
        name: nameOf(element),
        text: words(element instanceof HTMLElement ? element.innerText : element.textContent),
        reason: null,
      };
    if (element.matches(':disabled')) {
      reason = 'it is disabled';
      continue;
    }
    // A choice is pressed by its label: the circle itself may be hidden.
    const target = element.matches('input[type=radio]') ? (element.closest('label') ?? element) : element;
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const before = target.getBoundingClientRect();
    await later(60);
    const box = target.getBoundingClientRect();
    if (before.x !== box.x || before.y !== box.y || box.width === 0) {
      reason = 'it moves';
      continue;
    }
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (hit === null || !(target.contains(hit) || hit.contains(target))) {
      reason = `it is covered by ${hit?.outerHTML.slice(0, 120) ?? 'nothing'}`;
      continue;
    }
    for (const marked of document.querySelectorAll('[data-to-press]')) marked.removeAttribute('data-to-press');
    target.setAttribute('data-to-press', '');
    target.addEventListener('click', () => target.removeAttribute('data-to-press'), { capture: true, once: true });
    return {
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
      name: nameOf(element),
      text: words(target.textContent),
      reason: null,
    };
  }
  return { box: null, name: '', text: '', reason };
}

/** Runs in the page: whether what was to be pressed was, or is gone. A page that is busy hears of a press late. */
async function wasPressed(limitMs: number): Promise<boolean> {
  const isPressed = (): boolean => document.querySelector('[data-to-press]') === null;
  for (const end = Date.now() + limitMs; !isPressed() && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 20));
  return isPressed();
}

/** Runs in the page: waits until its text, or that of one panel, has the pattern. */
async function lookForWords({
  pattern,
  flags,
  inside,
  gone,
  limitMs,
}: {
  pattern: string;
  flags: string;
  inside: string | null;
  gone: boolean;
  limitMs: number;
}) {
  const titleOf = (section: Element): string => document.getElementById(section.getAttribute('aria-labelledby') ?? '')?.textContent ?? '';
  const panel = (): HTMLElement | undefined => [...document.querySelectorAll('section')].find((section) => titleOf(section) === inside);
  const read = (): string =>
    (inside === null ? document.body : inside === 'dialog' ? document.querySelector<HTMLElement>('dialog[open]') : panel())?.innerText ??
    '';
  // Who reads a panel has it in sight; what is out of sight is not computed.
  panel()?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  // Reading lays the page out: it has ten times as long for itself, however slowly this machine lays out.
  let tookMs = 0;
  for (const end = Date.now() + limitMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50 + 10 * tookMs))) {
    const began = performance.now();
    const text = read();
    tookMs = performance.now() - began;
    if (new RegExp(pattern, flags).test(text) !== gone) return { found: true, text };
  }
  // What is open over the page comes first: it may be why.
  const over = inside === null ? (document.querySelector<HTMLElement>('dialog[open]')?.innerText ?? null) : null;
  return { found: false, text: over === null ? read() : `(in a dialog) ${over}\n${read()}` };
}

export interface Person {
  readonly page: DrivenPage;
  /** Opens an address and waits until the page answers. */
  visit(address: string): Promise<void>;
  press(role: Role, name: string | RegExp, inside?: string): Promise<void>;
  /** Name and text of an element, once it exists. */
  read(role: Role, name?: string | RegExp, inside?: string): Promise<{ readonly name: string; readonly text: string }>;
  /** Waits until a thing could be pressed. */
  ready(role: Role, name: string | RegExp, inside?: string): Promise<void>;
  /** Waits for words on the page or in a panel; returns all of its words. */
  see(words: RegExp, inside?: string): Promise<string>;
  /** Waits until words are gone. */
  miss(words: RegExp, inside?: string): Promise<string>;
  /** Puts words in the place of what a field holds, key by key. */
  write(words: string, field: string | RegExp, inside?: string): Promise<void>;
  /** Pastes words into a field with the keys for it. */
  paste(words: string, field: string | RegExp, inside?: string): Promise<void>;
  /** Draws on a thing, in its unit square. */
  draw(along: readonly Point[], role: Role, name: RegExp, inside?: string): Promise<void>;
  /** Chooses files in an input, by its label. */
  choose(label: string, ...paths: string[]): Promise<void>;
}

export function personAt(page: DrivenPage): Person {
  async function find(thing: Thing, toPress: boolean) {
    const found = await page.evaluate(lookFor, { thing: described(thing), toPress, limitMs: patienceMs });
    if (found.reason !== null)
      throw new Error(
        `${thing.role} ${String(thing.name ?? '')}${thing.inside === undefined ? '' : ` in ${thing.inside}`}: ${found.reason}.`,
      );
    return found;
  }
  async function words(pattern: RegExp, inside: string | undefined, gone: boolean): Promise<string> {
    const { found, text } = await page.evaluate(lookForWords, {
      pattern: pattern.source,
      flags: pattern.flags,
      inside: inside ?? null,
      gone,
      limitMs: patienceMs,
    });
    if (!found)
      throw new Error(
        `${gone ? 'Still there' : 'Not there'} after ${patienceMs / 1000} s: ${pattern}. ${inside ?? 'The page'} says:\n${text.slice(0, 3000)}`,
      );
    return text;
  }
  const thing = (role: Role, name?: string | RegExp, inside?: string): Thing => ({
    role,
    ...(name === undefined ? {} : { name }),
    ...(inside === undefined ? {} : { inside }),
  });
  /** On the element, wherever it is by then: a page that is still being put together moves. Who sees that nothing was pressed presses again. */
  async function press(role: Role, name: string | RegExp, inside?: string): Promise<void> {
    let cause: unknown;
    for (let attempt = 0; attempt < mostPresses; attempt++) {
      await find(thing(role, name, inside), true);
      try {
        await page.press('[data-to-press]');
        // A press that leads to another page has taken its mark with it.
        if (await page.evaluate(wasPressed, pressTakesMs).catch(() => true)) return;
      } catch (error) {
        cause = error;
      }
    }
    throw new Error(`${role} ${String(name)}: a press on it does not reach it.`, { cause });
  }
  /** The whole content of a field is chosen, so that what comes next takes its place. */
  async function enter(field: string | RegExp, inside?: string): Promise<void> {
    await press('textbox', field, inside);
    await page.type('a', 'Control');
  }

  return {
    page,
    async visit(address) {
      await page.goto(address);
      await page.evaluate(async () => {
        for (const end = Date.now() + 60_000; !('bitnet' in window) && Date.now() < end;)
          await new Promise((resolve) => setTimeout(resolve, 50));
      }, null);
    },
    press,
    read: async (role, name, inside) => find(thing(role, name, inside), false),
    ready: async (role, name, inside) => void (await find(thing(role, name, inside), true)),
    see: (pattern, inside) => words(pattern, inside, false),
    miss: (pattern, inside) => words(pattern, inside, true),
    async write(text, field, inside) {
      await enter(field, inside);
      await page.type(text);
    },
    async paste(text, field, inside) {
      await enter(field, inside);
      // Into the field as one insertion, then out of it by the clipboard, and back: the last is the paste.
      await page.evaluate((inserted) => document.execCommand('insertText', false, inserted), text);
      await page.type('a', 'Control');
      await page.type('x', 'Control');
      const emptied = await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value.length, null);
      if (emptied !== 0) throw new Error(`Cutting left ${emptied} characters.`);
      await page.type('v', 'Control');
      await page.evaluate(async (length) => {
        const end = Date.now() + 5000;
        while ((document.activeElement as HTMLTextAreaElement).value.length < length && Date.now() < end)
          await new Promise((resolve) => setTimeout(resolve, 20));
      }, text.length);
    },
    async draw(along, role, name, inside) {
      const { box } = await find(thing(role, name, inside), true);
      if (box === null) throw new Error('It has no place.');
      await page.drag(along.map(([x, y]) => [box.x + box.width * x, box.y + box.height * y] as const));
    },
    async choose(label, ...paths) {
      await page.evaluate(async (wanted) => {
        const find = (): Element | undefined =>
          [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].find(
            (input) => input.ariaLabel === wanted || [...(input.labels ?? [])].some(({ textContent }) => textContent.includes(wanted)),
          );
        for (const end = Date.now() + 30_000; find() === undefined && Date.now() < end;)
          await new Promise((resolve) => setTimeout(resolve, 50));
        for (const marked of document.querySelectorAll('[data-chosen]')) marked.removeAttribute('data-chosen');
        find()?.setAttribute('data-chosen', '');
      }, label);
      await page.setFiles('[data-chosen]', paths);
    },
  };
}
