import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { TermId } from './glossary';
import { Term } from './Term';

const marks = /\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)/;

/**
 * A sentence of the catalogue, whose marks every language sets where it needs them: `**bold**`, `` `code` ``, `[λ](lambda)` for a
 * term with its card, `[text](#)` for what `link` makes of the text. What a person wrote is no mark: it may hold the same signs.
 */
export function Marked(props: {
  readonly children: string;
  /** On the cards of its terms. */
  readonly note?: string | undefined;
  readonly link?: (text: string) => ReactNode;
}): ReactElement {
  const { children: text, note, link } = props;
  const termOrLink = (inside: string, goal: string | undefined): ReactNode =>
    goal === '#' ? (
      link?.(inside)
    ) : (
      <Term id={goal as TermId} note={note}>
        {inside}
      </Term>
    );
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
            {pieces[i + 3] === undefined ? null : termOrLink(pieces[i + 3] ?? '', pieces[i + 4])}
          </Fragment>
        ),
      )}
    </>
  );
}
