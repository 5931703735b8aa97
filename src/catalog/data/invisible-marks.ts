import * as words from '#words/catalog/data/text';
/** Marks in a text that nobody sees: those that end lines do so, those that only steer how it is set are left out. Joiners, of which Persian and emoji are made, stay. */

const lineEnds = /[\f\v\u0085\u2028\u2029]/g;
const steering = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const names: Readonly<Record<string, string>> = {
  '\u00ad': words.softHyphen,
  '\u200b': words.zeroWidthSpace,
  '\u2060': words.wordJoiner,
  '\ufeff': words.byteOrderMark,
};

/** @returns `left`: a sentence about what was left out, if anything was */
export function withoutInvisible(text: string): { readonly text: string; readonly left: readonly string[] } {
  const counts = new Map<string, number>();
  const clean = text.replaceAll(lineEnds, '\n').replaceAll(steering, (mark) => {
    const name = names[mark] ?? words.directionMark;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return '';
  });
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return { text: clean, left: [] };
  const list = [...counts].map(([name, count]) => words.times(name, count)).join(', ');
  return { text: clean, left: [words.invisibleMarks(total, list)] };
}
