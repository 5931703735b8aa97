import type { ReactElement } from 'react';
import type { TermId } from './glossary';
import { Sentence } from './Sentence';
import { Term } from './Term';

/** A text in which a word, where it comes first, is a term; without the word, the text as it is. */
export function Explained({
  id,
  word,
  children: text,
}: {
  readonly id: TermId;
  readonly word: string;
  readonly children: string;
}): ReactElement {
  const at = text.indexOf(word);
  return at < 0 ? (
    <>{text}</>
  ) : (
    <Sentence
      pieces={[
        text.slice(0, at),
        <Term key={id} id={id}>
          {word}
        </Term>,
        text.slice(at + word.length),
      ]}
    />
  );
}
