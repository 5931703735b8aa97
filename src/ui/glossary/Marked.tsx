import type { ReactElement, ReactNode } from 'react';
import type { TermId } from './glossary';
import { Sentence } from './Sentence';
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
  const marked = pieces.map((piece, i): ReactNode => {
    if (piece === undefined || i % 5 === 4) return null;
    if (i % 5 === 1) return <b key={i}>{piece}</b>;
    if (i % 5 === 2) return <code key={i}>{piece}</code>;
    return i % 5 === 3 ? termOrLink(piece, pieces[i + 1]) : piece;
  });
  return <Sentence pieces={marked.filter((piece) => piece !== null)} />;
}
