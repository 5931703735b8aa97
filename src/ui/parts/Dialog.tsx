import * as words from '#words/ui/dialog';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../Icon';
import './dialog.css';

/** A dialog over the page (mounted while it is open): closed by its cross, Escape and a press beside it. */
export function Dialog(props: {
  readonly title: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { title, className, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-labelledby={titleId} closedby="any" onClose={onClose}>
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
