/**
 * The view in a link, behind its settings and its lesson:
 *
 *   …&view=1&lens=quantised&layer=blocks.0.attention.query&panel=map&at=120&hide=setup,newSeed&lock=task&ask=Which%20one%3F
 *
 * `view` is the version of these parts. Only what differs from the page as it begins is written. A part that cannot be used is
 * left out with a sentence, and the others hold.
 */
import * as words from '#words/state/view';
import { modeIdOf, modeOrder } from '../../catalog/modes/modes';
import { nearestWord } from '../../math/text/edit-distance';
import { visibleText } from '../../math/text/visible-text';
import { MOST_SEEDS } from '../draft';
import { sceneIds, stepPhaseIds } from '../slices/view-slice';
import { decodeDrawing } from './drawing-link';
import {
  axisIds,
  colouringIds,
  explorerViewIds,
  hideableIds,
  insideTabIds,
  lensIds,
  lockableIds,
  LONGEST_DRAWING,
  LONGEST_PROMPT,
  LONGEST_QUESTION,
  plainView,
  quantityIds,
  themeIds,
  type PageView,
} from './page-view';

const VERSION = '1';

/** How one part of the view is written and read. */
interface Part<T> {
  readonly name: string;
  /** null: the value cannot be written, and the part is left out. */
  write(value: T): string | null;
  /** Throws {@link Refusal}; null: nothing is left of it. */
  read(text: string, refuse: (sentence: string) => void): T | null;
}

/** Why a part cannot be used. The message is a sentence for the person who opened the link. */
class Refusal extends Error {}

const quoted = (text: string): string => words.quoted(visibleText(text, 40));

const choice = <T extends string>(name: string, what: string, known: readonly T[]): Part<T> => ({
  name,
  write: (value) => value,
  read(text) {
    const found = known.find((each) => each === text);
    if (found !== undefined) return found;
    throw new Refusal(words.noSuch(what, quoted(text), known.join(', ')));
  },
});

/** A whole number in digits, from 0. */
function whole(text: string, what: string, most: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
  throw new Refusal(words.notWhole(what, quoted(text), most));
}

const MOST_STEPS = 999_999_999;
const WIDEST = 99_999;

function place(text: string, what: string, most: number): readonly [number, number] {
  const numbers = text.split(',');
  const [one = '', other = ''] = numbers;
  if (numbers.length !== 2) throw new Refusal(words.notTwo(what, quoted(text)));
  return [whole(one, what, most), whole(other, what, most)];
}

/** Names with commas between them; unknown ones are refused one by one, and the others hold. */
const list = <T extends string>(name: string, refusal: typeof words.hides, known: readonly T[]): Part<readonly T[]> => ({
  name,
  write: (value) => known.filter((each) => value.includes(each)).join(','),
  read(text, refuse) {
    const names = text.split(',').filter((each) => each !== '');
    const unknown = names.filter((each) => !known.some((other) => other === each));
    const [first] = unknown;
    if (first !== undefined) {
      const near = first.length > 40 ? null : nearestWord(first, known);
      refuse(refusal(quoted(first), near, unknown.length - 1));
    }
    return known.filter((each) => names.includes(each));
  },
});

/** Free text of at most so many signs. */
const line = (name: string, what: string, longest: number): Part<string> => ({
  name,
  write: (value) => (value.length > longest ? null : value),
  read(text) {
    if (text.length > longest) throw new Refusal(words.tooLong(what, longest));
    return text;
  },
});

/** A text in one line. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const optional = <T>(part: Part<T>): Part<T | null> => ({
  ...part,
  write: (value) => (value === null ? null : part.write(value)),
});

const parts: { readonly [K in keyof PageView]: Part<PageView[K]> } = {
  lens: choice('lens', words.aLens, lensIds),
  run: optional({
    name: 'run',
    write: (value) => value,
    read(text) {
      const mode = modeIdOf(text);
      if (mode !== null) return mode;
      throw new Refusal(words.noSuch(words.aMode, quoted(text), modeOrder.join(', ')));
    },
  }),
  seed: {
    name: 'seedShown',
    write: (value) => String(value + 1),
    read(text) {
      const seed = whole(text, words.seedToShow, MOST_SEEDS);
      if (seed === 0) throw new Refusal(words.seedZero);
      return seed - 1;
    },
  },
  layer: optional({
    name: 'layer',
    write: (value) => value,
    read(text) {
      if (/^[\w.]{1,80}$/.test(text)) return text;
      throw new Refusal(words.noMatrix(quoted(text)));
    },
  }),
  panel: choice('panel', words.viewInto, explorerViewIds),
  inside: choice('inside', words.tabOfInside, insideTabIds),
  phase: choice('phase', words.aPhase, stepPhaseIds),
  colouring: choice('colouring', words.aColouring, colouringIds),
  weight: optional({
    name: 'weight',
    write: ({ output, input }) => `${output},${input}`,
    read(text) {
      const [output, input] = place(text, words.weightToFollow, WIDEST);
      return { output, input };
    },
  }),
  head: optional({
    name: 'head',
    write: ({ layer, head }) => `${layer + 1},${head + 1}`,
    read(text) {
      const [layer, head] = place(text, words.blockAndHead, WIDEST);
      if (layer === 0 || head === 0) throw new Refusal(words.headZero);
      return { layer: layer - 1, head: head - 1 };
    },
  }),
  compared: choice('compared', words.aQuantity, quantityIds),
  axis: choice('axis', words.anAxis, axisIds),
  at: optional({
    name: 'at',
    write: (value) => String(value),
    read: (text) => whole(text, words.stepToShow, MOST_STEPS),
  }),
  prompt: optional(line('try', words.tried, LONGEST_PROMPT)),
  drawing: optional({
    ...line('draw', words.drawing, LONGEST_DRAWING),
    read(text, refuse) {
      const drawing = line('draw', words.drawing, LONGEST_DRAWING).read(text, refuse);
      if (decodeDrawing(text) === null) throw new Refusal(words.noDrawing);
      return drawing;
    },
  }),
  scene: choice('scene', words.aScene, sceneIds),
  settingsOpen: {
    name: 'settings',
    write: () => 'open',
    read(text) {
      if (text === 'open') return true;
      throw new Refusal(words.settingsOpen(quoted(text)));
    },
  },
  theme: optional(choice('theme', words.aTheme, themeIds)),
  hidden: list('hide', words.hides, hideableIds),
  locked: list('lock', words.locks, lockableIds),
  question: {
    ...line('ask', words.question, LONGEST_QUESTION),
    read: (text, refuse) => inOneLine(line('ask', words.question, LONGEST_QUESTION).read(text, refuse) ?? ''),
  },
};

const keys = Object.keys(parts) as readonly (keyof PageView)[];
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The view as a part of a link; empty where the page is as it begins. */
export function encodeView(view: PageView): string {
  const parameters = new URLSearchParams({ view: VERSION });
  const write = <K extends keyof PageView>(key: K): void => {
    if (isSame(view[key], plainView[key])) return;
    const text = parts[key].write(view[key]);
    if (text !== null) parameters.set(parts[key].name, text);
  };
  keys.forEach(write);
  return parameters.size === 1 ? '' : parameters.toString().replaceAll('%2C', ',');
}

export interface DecodedView {
  readonly view: PageView;
  /** One sentence for each part that could not be used. */
  readonly notices: readonly string[];
}

/** Reads what {@link encodeView} wrote, or what somebody made of it. Never throws. */
export function decodeView(link: string): DecodedView {
  const parameters = new URLSearchParams(link);
  const version = parameters.get('view');
  const notices: string[] = [];
  if (version !== null && version !== VERSION) notices.push(words.otherVersion(visibleText(version, 12), VERSION));
  parameters.delete('view');
  const read = <K extends keyof PageView>(key: K): PageView[K] => {
    const { name } = parts[key];
    const text = parameters.get(name);
    parameters.delete(name);
    if (text === null) return plainView[key];
    try {
      return parts[key].read(text, (sentence) => notices.push(words.leftOut(sentence))) ?? plainView[key];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notices.push(words.leftOut(error.message));
      return plainView[key];
    }
  };
  const view = Object.fromEntries(keys.map((key) => [key, read(key)])) as unknown as PageView;
  const [unknown, ...others] = new Set(parameters.keys());
  if (unknown !== undefined)
    notices.push(others.length === 0 ? words.unknownPart(quoted(unknown)) : words.unknownParts(others.length + 1, quoted(unknown)));
  return { view, notices };
}
