/**
 * Pointer and keys as both WebDriver standards describe them: the same objects go to `/actions` of the classic one and
 * to `input.performActions` of BiDi.
 */
import type { Point } from './driven-browser';

type Action = Readonly<Record<string, unknown>>;

const moveTo = ([x, y]: Point, duration = 0): Action => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration });
const down: Action = { type: 'pointerDown', button: 0 };
const up: Action = { type: 'pointerUp', button: 0 };

const mouse = (actions: readonly Action[]): readonly Action[] => [
  { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions },
];

/** A press on an element, as the standard in use refers to one: on its middle, wherever that is by then. */
export const pressOn = (origin: Readonly<Record<string, unknown>>): readonly Action[] =>
  mouse([{ type: 'pointerMove', origin, x: 0, y: 0, duration: 0 }, down, up]);

/** A stroke along points, with the time between them that a hand takes. */
export const dragAlong = ([start = [0, 0], ...rest]: readonly Point[]): readonly Action[] =>
  mouse([moveTo(start), down, ...rest.map((point) => moveTo(point, 15)), up]);

/** Keys that have no character, by the code points that the standards give them. */
export const keys = { escape: '\uE00C', control: '\uE009', home: '\uE011', delete: '\uE017', tab: '\uE004', enter: '\uE007' } as const;

/** One key after the other, with another one held down meanwhile if asked. */
export function typeKeys(text: string, held?: 'Control'): readonly Action[] {
  const strokes = [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  const all = held === undefined ? strokes : [{ type: 'keyDown', value: keys.control }, ...strokes, { type: 'keyUp', value: keys.control }];
  return [{ type: 'key', id: 'keyboard', actions: all }];
}
