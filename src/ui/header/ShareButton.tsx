import * as words from '#words/ui/header';
import { useState, type ReactElement } from 'react';
import { encodeAddress } from '../../state/draft-link';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { part } from '../parts/part';
import { PopoverPart } from '../parts/PopoverPart';
import './share-button.css';

/** Fetched on demand. */
const ShareDialog = part(async () => (await import('./ShareDialog')).ShareDialog);

/** Copies a link to what is on the page, and opens what else there is to share. */
export function ShareButton(): ReactElement {
  const { store } = usePlayground();
  /** What has been copied, empty where the browser keeps its clipboard closed; null: not open. */
  const [copied, setCopied] = useState<string | null>(null);

  async function share(): Promise<void> {
    const address = new URL(`#${encodeAddress(store.getState())}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      setCopied(address);
    } catch {
      // Browsers refuse the clipboard on plain http and in frames.
      setCopied('');
    }
  }

  return (
    <div className="share">
      <button type="button" className="button" onClick={() => void share()}>
        <Icon name="share" />
        <span className="header-word">{words.share}</span>
      </button>
      {copied === null ? null : (
        <PopoverPart>
          <ShareDialog copied={copied} onClose={() => setCopied(null)} />
        </PopoverPart>
      )}
    </div>
  );
}
