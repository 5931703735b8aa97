import type { ReactElement, ReactNode } from 'react';
import { glossary, type TermId } from '../glossary/glossary';
import { Sentence } from '../glossary/Sentence';
import { Term } from '../glossary/Term';

/** The words of a lesson, in which `{latent}` and `{latent|latent weights}` open the card of a term; an unknown term is a word like others. */
export function LessonWords({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(/\n+/).map((paragraph, i) => (
        <p key={i}>
          <Terms text={paragraph} />
        </p>
      ))}
    </>
  );
}

const isTerm = (id: string): id is TermId => Object.hasOwn(glossary, id);

/** The same in one line. */
export function Terms({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(/(\{\w+(?:\|[^{}]*)?\})/).map((part, i): ReactNode => {
    const [, id, words] = /^\{(\w+)(?:\|([^{}]*))?\}$/.exec(part) ?? [];
    if (id === undefined) return part;
    const shown = words ?? id;
    return isTerm(id) ? (
      <Term key={i} id={id}>
        {shown}
      </Term>
    ) : (
      shown
    );
  });
  return <Sentence pieces={parts} />;
}
