import { useState, type ReactElement } from 'react';
import { encodeAddress } from '../../state/draft-link';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { part } from '../parts/part';
import { PopoverPart } from '../parts/PopoverPart';
import './share-button.css';

/** Fetched on demand. */
const LinkToCopy = part(async () => (await import('./LinkToCopy')).LinkToCopy);

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
      {link === null ? null : (
        <PopoverPart>
          <LinkToCopy link={link} onClose={() => setLink(null)} />
        </PopoverPart>
      )}
    </div>
  );
}
