import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/** Signs that lean on what stands before or after them, without a space. */
const leaningForward = /[^\s\p{L}\p{N}]+$/u;
const leaningBack = /^[^\s\p{L}\p{N}]+/u;

/** What is text to a browser too, and may be pressed or not. */
const textTags: ReadonlySet<unknown> = new Set(['a', 'b', 'code']);
const isButton = (piece: ReactNode): piece is ReactElement => isValidElement(piece) && !textTags.has(piece.type);

interface Text {
  readonly ofFormer: string;
  readonly own: string;
  readonly ofNext: string;
}

/**
 * Texts, and between them words that are buttons. To a browser a button is a picture, beside which a line may end, and a comma
 * would begin the next one: what leans on a button stays with it.
 */
export function Sentence({ pieces }: { readonly pieces: readonly ReactNode[] }): ReactElement {
  const texts = pieces.map((piece, i): Text => {
    if (typeof piece !== 'string') return { ofFormer: '', own: '', ofNext: '' };
    const ofFormer = isButton(pieces[i - 1]) ? (leaningBack.exec(piece)?.[0] ?? '') : '';
    const rest = piece.slice(ofFormer.length);
    const ofNext = isButton(pieces[i + 1]) ? (leaningForward.exec(rest)?.[0] ?? '') : '';
    return { ofFormer, own: rest.slice(0, rest.length - ofNext.length), ofNext };
  });
  return (
    <>
      {pieces.map((piece, i) => {
        if (typeof piece === 'string') return <Fragment key={i}>{texts[i]?.own}</Fragment>;
        const [before, after] = [texts[i - 1]?.ofNext ?? '', texts[i + 1]?.ofFormer ?? ''];
        if (before + after === '') return <Fragment key={i}>{piece}</Fragment>;
        return (
          <span key={i} className="unbroken">
            {before}
            {piece}
            {after}
          </span>
        );
      })}
    </>
  );
}
