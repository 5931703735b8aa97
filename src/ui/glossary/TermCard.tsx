import * as words from '#words/ui/glossary';
import { useEffect, useId, useLayoutEffect, useRef, type ReactElement, type RefObject } from 'react';
import { Icon } from '../Icon';
import { showPopover } from '../show-popover';
import { placeNear } from './card-place';
import { Formula } from './Formula';
import { entryOf, type TermId } from './glossary';
import './term-card.css';

/**
 * What a term means, near the word that was pressed and above everything else. It has the focus while it is open: a screen reader
 * says it once, Escape and Tab lead back to the word.
 */
export function TermCard(props: {
  readonly id: TermId;
  readonly note: string | undefined;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}): ReactElement {
  const { id, note, button, onClose } = props;
  const name = useId();
  const card = useRef<HTMLDivElement>(null);
  const { term, meaning, formula, source } = entryOf(id);

  useLayoutEffect(() => {
    const { current } = card;
    if (current === null) return;
    showPopover(current);
    current.focus({ preventScroll: true });
    return () => {
      if ('popover' in current) current.hidePopover();
    };
  }, []);

  useLayoutEffect(() => {
    const { current } = card;
    if (current === null) return;
    const follow = (): void => {
      if (button.current !== null) placeNear(current, button.current);
    };
    follow();
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, [button, id]);

  useEffect(() => {
    const { current } = card;
    const closeIfElsewhere = ({ target }: Event): void => {
      if (target instanceof Node && current?.contains(target) === false && button.current?.contains(target) !== true) onClose();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      // Nothing for the page below: neither for what Escape closes nor for what the space bar starts.
      event.stopPropagation();
      if (event.key === 'Escape' || (event.key === 'Tab' && leadsOut(event))) {
        // Forwards, Tab goes on from the word by itself.
        if (event.key === 'Escape' || event.shiftKey) event.preventDefault();
        leave(button, onClose);
      }
    };
    document.addEventListener('pointerdown', closeIfElsewhere);
    document.addEventListener('focusin', closeIfElsewhere);
    current?.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', closeIfElsewhere);
      document.removeEventListener('focusin', closeIfElsewhere);
      current?.removeEventListener('keydown', onKeyDown);
    };
  }, [button, onClose]);

  return (
    <div
      ref={card}
      className="term-card"
      popover="manual"
      role="dialog"
      aria-labelledby={`${name}-term`}
      aria-describedby={`${name}-meaning`}
      tabIndex={-1}
    >
      <p className="term-card-head">
        <b id={`${name}-term`}>{term}</b>
        <button type="button" className="icon-button" aria-label={words.close} onClick={() => leave(button, onClose)}>
          <Icon name="cross" size={14} />
        </button>
      </p>
      <p id={`${name}-meaning`}>{meaning}</p>
      {formula === undefined ? null : <Formula maths={formula} />}
      {note === undefined ? null : <p className="term-card-note">{note}</p>}
      <p className="term-card-source">
        {words.source}{' '}
        {source.href === undefined ? (
          source.work
        ) : (
          <a href={source.href} target="_blank" rel="noreferrer">
            {source.work}
          </a>
        )}
        {source.place === undefined ? '' : `, ${source.place}`}
      </p>
    </div>
  );
}

/** Whether Tab leads out of the card that has the focus. */
function leadsOut({ currentTarget, shiftKey }: KeyboardEvent): boolean {
  if (!(currentTarget instanceof Element)) return false;
  const last = [...currentTarget.querySelectorAll('a, button')].at(-1);
  return document.activeElement === (shiftKey ? currentTarget : last);
}

/** Closes, and the word has the focus again. */
function leave(button: RefObject<HTMLButtonElement | null>, onClose: () => void): void {
  button.current?.focus({ preventScroll: true });
  onClose();
}
