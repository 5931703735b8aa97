/** Sentences with marks, and the marks of the catalogue. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { glossary } from '../../src/ui/glossary/glossary';
import { Marked } from '../../src/ui/glossary/Marked';
import { filesUnder, readText } from '../structure/project-files';

const drawn = (element: ReactElement): string => renderToStaticMarkup(element);

test('a sentence without marks stays as it is', () => {
  expect(drawn(<Marked>2 * 3 * 4 = 24 [in all] (really)</Marked>)).toBe('2 * 3 * 4 = 24 [in all] (really)');
});

test('marks are bold, code and what the place makes a link of, in any order and number', () => {
  const sentence = 'Press **Train**, then **Share**: `#v=1` is [the address](#).';
  expect(drawn(<Marked link={(text) => <a href="./">{text}</a>}>{sentence}</Marked>)).toBe(
    'Press <b>Train</b>, then <b>Share</b>: <code>#v=1</code> is <a href="./">the address</a>.',
  );
});

test('a term has its card', () => {
  expect(drawn(<Marked>from 0 to 1 while [λ](lambda) rises</Marked>)).toMatch(
    /^from 0 to 1 while <button [^>]*data-term="lambda"[^>]*>λ<\/button> rises$/,
  );
});

test('signs that lean on a term begin no line without it, and end none', () => {
  const signs = (text: string): string =>
    drawn(<Marked>{text}</Marked>)
      .replaceAll(/<button[^>]*>(.*?)<\/button>/g, '<$1>')
      .replaceAll(' class="unbroken"', '');
  expect(signs('Kept: [embedding](embedding), [norms](norm) and the [head](outputHead).')).toBe(
    'Kept: <span><embedding>,</span> <norms> and the <span><head>.</span>',
  );
  expect(signs('(by [λ](lambda)·[γ](gamma)), “[codes](codes)”')).toBe('(by <span><λ>·</span><span><γ>),</span> <span>“<codes>”</span>');
});

test('every term that a sentence of the catalogue marks has a card', () => {
  const marked = filesUnder('src/words')
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readText(path).matchAll(/\]\((\w+)\)/g)].map(([, id = '']) => ({ path, id })));
  expect(marked.filter(({ id }) => !(id in glossary))).toEqual([]);
});
