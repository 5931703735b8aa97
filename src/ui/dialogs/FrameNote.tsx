import * as words from '#words/ui/download-dialog';
import type { ReactElement } from 'react';
import { encodeDraft } from '../../state/draft-link';
import { Marked } from '../glossary/Marked';
import { usePlayground } from '../hooks/use-playground';
import { frameDownloads } from '../saving/frame-downloads';

/** In an iframe: what to do when a download is blocked, which the browser does not report. */
export function FrameNote(): ReactElement | null {
  const { store } = usePlayground();
  const doubt = frameDownloads();
  if (doubt === null) return null;
  const link = new URL(`#${encodeDraft(store.getState().draft)}`, location.href).href;
  return (
    <p className="frame-note">
      {doubt}{' '}
      <Marked
        link={(text) => (
          <a href={link} target="_blank" rel="noopener">
            {text}
          </a>
        )}
      >
        {words.inAFrame}
      </Marked>
    </p>
  );
}
