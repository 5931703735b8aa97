import { useEffect, useRef, useState, type ReactElement } from 'react';
import { encodeAddress } from '../../state/draft-link';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import './share-button.css';

/** Copies a link to the settings; where the browser keeps its clipboard closed, shows it to be copied by hand. */
export function ShareButton(): ReactElement {
  const { store } = usePlayground();
  const [link, setLink] = useState<string | null>(null);

  async function share(): Promise<void> {
    const { notify, ...state } = store.getState();
    const address = new URL(`#${encodeAddress(state)}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      setLink(null);
      notify({ kind: 'information', message: 'Link copied. It holds every setting, and no weights.' });
    } catch {
      // Browsers refuse the clipboard on plain http and in frames.
      setLink(address);
    }
  }

  return (
    <div className="share">
      <button type="button" className="button" onClick={() => void share()}>
        <Icon name="share" />
        Share
      </button>
      {link === null ? null : <LinkToCopy link={link} onClose={() => setLink(null)} />}
    </div>
  );
}

function LinkToCopy({ link, onClose }: { readonly link: string; readonly onClose: () => void }): ReactElement {
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
