/**
 * No tooltips: a `title` is seen by who rests a mouse on it, and by nobody with a finger, a keyboard or a projector. A word is
 * explained by its card, a fact stands on the page. `tests/e2e/everyone.test.ts` looks for them in the page itself.
 */
import { expect, test } from 'vitest';
import { filesUnder, readText } from './project-files';

/** Names of the elements that are given a title, as `<button` has it: components, which are written large, are left out. */
function titled(source: string): readonly string[] {
  const attributes = [...source.matchAll(/\stitle=/g)].flatMap(({ index }) => elementAround(source, index) ?? []);
  const elements = [...source.matchAll(/<title\b/g)].map(() => 'title');
  return [...attributes, ...elements].filter((name) => /^[a-z]/.test(name));
}

/** The element whose attribute stands at this index; null outside of a tag. */
function elementAround(source: string, index: number): string | null {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    if (source[i] === '}') depth++;
    else if (source[i] === '{') depth--;
    if (depth < 0) return null;
    const [, name] = /^<([A-Za-z][\w.]*)(?=[\s>])/.exec(source.slice(i, i + 60)) ?? [];
    if (depth === 0 && name !== undefined) return name;
  }
  return null;
}

test('no element of the page has a title', () => {
  const sources = filesUnder('src').filter((path) => path.endsWith('.tsx'));
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((path) => titled(readText(path)).map((name) => `${path}: <${name}>`))).toEqual([]);
});

test('the check sees them', () => {
  expect(titled('<button type="button" onClick={() => { go({ a: 1 }); }} title="Go">')).toEqual(['button']);
  expect(titled('<Panel id="a" title="Weights"><i\n  data-part={part}\n  title={`${name}: ${size}`} /></Panel>')).toEqual(['i']);
  expect(titled('<svg><title>words</title></svg>')).toEqual(['title']);
  expect(titled('function Panel({ title = 1 }) { return <Panel title={title} />; }')).toEqual([]);
});
