import type { ReactElement } from 'react';
import { encodeDraft } from '../../state/draft-link';
import { usePlayground } from '../hooks/use-playground';
import { frameDownloads } from '../saving/frame-downloads';

/** In an iframe: what to do when a download is blocked, which the browser does not report. */
export function FrameNote(): ReactElement | null {
  const { store } = usePlayground();
  const words = frameDownloads();
  if (words === null) return null;
  const link = new URL(`#${encodeDraft(store.getState().draft)}`, location.href).href;
  return (
    <p className="frame-note">
      {words}{' '}
      <a href={link} target="_blank" rel="noopener">
        Open the playground in a tab of its own
      </a>{' '}
      and train there: the settings come along, the weights do not. Whoever made the page around it can add <code>allow-downloads</code> to
      the sandbox of the frame.
    </p>
  );
}
