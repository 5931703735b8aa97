import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/** Signs that lean on what stands after or before them, without a space. */
const leaningForward = /[^\s\p{L}\p{N}]+$/u;
const leaningBack = /^[^\s\p{L}\p{N}]+/u;

/** What is text to a browser too, and may be pressed or not. */
const textTags: readonly unknown[] = ['a', 'b', 'code'];

/**
 * Texts, and between them words that are buttons. To a browser a button is a picture, beside which a line may end, and a comma
 * would begin the next one: what leans on a button stays with it.
 */
export function Sentence({ pieces }: { readonly pieces: readonly ReactNode[] }): ReactElement {
  const shown = [...pieces];
  function taken(signs: RegExp, i: number): string {
    const text = shown[i];
    if (typeof text !== 'string') return '';
    shown[i] = text.replace(signs, '');
    return signs.exec(text)?.[0] ?? '';
  }
  pieces.forEach((piece, i) => {
    if (!isValidElement(piece) || textTags.includes(piece.type)) return;
    const before = taken(leaningForward, i - 1);
    const after = taken(leaningBack, i + 1);
    if (before + after === '') return;
    shown[i] = (
      <span className="unbroken">
        {before}
        {piece}
        {after}
      </span>
    );
  });
  // Each has its place in the sentence: none needs a key.
  return createElement(Fragment, null, ...shown);
}
