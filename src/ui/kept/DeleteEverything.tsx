import * as words from '#words/ui/kept';
import { useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';

/** Deletes all that is kept, after it was said what goes and a second press; Escape and Keep leave everything as it is. */
export function DeleteEverything({ question, onDelete }: { readonly question: string; readonly onDelete: () => void }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const questionId = useId();
  const opener = useRef<HTMLButtonElement | null>(null);

  function keep(): void {
    setAsking(false);
    // It is there again after this update.
    queueMicrotask(() => opener.current?.focus());
  }
  const onKeyDown = ({ key }: KeyboardEvent): void => void (key === 'Escape' && keep());
  if (!isAsking)
    return (
      <button ref={opener} type="button" className="link-button" onClick={() => setAsking(true)}>
        {words.deleteAll}
      </button>
    );
  return (
    <div className="kept-question" role="group" aria-label={words.deleteAll}>
      <p id={questionId}>{question}</p>
      {/* The button that asked has gone: the harmless one is next. */}
      <button
        ref={(button) => button?.focus()}
        type="button"
        className="button small"
        aria-describedby={questionId}
        onClick={keep}
        onKeyDown={onKeyDown}
      >
        {words.keepAll}
      </button>
      <button
        type="button"
        className="button small kept-delete"
        onKeyDown={onKeyDown}
        onClick={() => {
          setAsking(false);
          onDelete();
        }}
      >
        {words.deleteForGood}
      </button>
    </div>
  );
}
