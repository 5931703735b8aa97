import { Suspense, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { FailedPart } from '../parts/FailedPart';
import { part } from '../parts/part';
import { showPopover } from '../show-popover';
import type { TermId } from './glossary';
import './term.css';

/** Fetched with the glossary when the page is idle. */
const TermCard = part(async () => (await import('./TermCard')).TermCard);

/**
 * A word of the field where it stands on the page, named like itself: pressed, it opens the card that explains it.
 *
 * @param note what is true of it in this very place, said on the card too
 */
export function Term({
  id,
  note,
  children,
}: {
  readonly id: TermId;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<Element | null>(null);
  const close = (): void => setPlace(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="term"
        data-term={id}
        aria-haspopup="dialog"
        aria-expanded={place !== null}
        // Outside of an open dialog all is inert; outside of an open popover, a press would close it.
        onClick={({ currentTarget }) => setPlace(place === null ? (currentTarget.closest('dialog, details') ?? document.body) : null)}
      >
        {children}
      </button>
      {place === null
        ? null
        : createPortal(
            <ErrorBoundary
              fallback={(failure) => (
                <div className="popover" popover="auto" ref={showPopover} onToggle={({ newState }) => newState === 'closed' && close()}>
                  <FailedPart failure={failure} />
                </div>
              )}
            >
              <Suspense fallback={null}>
                <TermCard id={id} note={note} button={button} onClose={close} />
              </Suspense>
            </ErrorBoundary>,
            place,
          )}
    </>
  );
}
