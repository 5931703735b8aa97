import { useEffect, useRef, type ReactElement } from 'react';
import './link-to-copy.css';

/** The link to be copied by hand, marked already. Escape and a press elsewhere close it. */
export function LinkToCopy({ link, onClose }: { readonly link: string; readonly onClose: () => void }): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => field.current?.select(), [link]);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && place.current?.parentElement?.contains(target) !== true) onClose();
    };
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      place.current?.parentElement?.querySelector('button')?.focus();
      onClose();
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [onClose]);

  return (
    <div className="popover share-link" ref={place}>
      <label htmlFor="share-link">Copy this link. It holds every setting, and no weights.</label>
      <input id="share-link" ref={field} type="text" readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
      <p role="status">The browser does not let the page copy it here.</p>
    </div>
  );
}
