import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { TermId } from './glossary';
import { Term } from './Term';

const marks = /\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)/;

/**
 * A sentence of the catalogue, whose marks every language sets where it needs them: `**bold**`, `` `code` ``, `[λ](lambda)` for a
 * term with its card, `[text](#)` for what `link` makes of the text. What a person wrote is no mark: it may hold the same signs.
 */
export function Marked({ children: text, link }: { readonly children: string; readonly link?: (text: string) => ReactNode }): ReactElement {
  // Of every mark, `split` gives the four groups between the texts before and after it.
  const pieces = text.split(marks);
  return (
    <>
      {pieces.map((piece, i) =>
        i % 5 > 0 ? null : (
          <Fragment key={i}>
            {piece}
            {pieces[i + 1] === undefined ? null : <b>{pieces[i + 1]}</b>}
            {pieces[i + 2] === undefined ? null : <code>{pieces[i + 2]}</code>}
            {linked(pieces[i + 3], pieces[i + 4], link)}
          </Fragment>
        ),
      )}
    </>
  );
}

function linked(text: string | undefined, goal: string | undefined, link?: (text: string) => ReactNode): ReactNode {
  if (text === undefined) return null;
  return goal === '#' ? link?.(text) : <Term id={goal as TermId}>{text}</Term>;
}
