import * as words from '#words/ui/header';
import { useRef, type ReactElement } from 'react';
import { noticeOf } from '../../state/notice';
import { shownRecords } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { fetchedLater } from '../parts/fetched-later';
import { Hideable } from '../parts/Hideable';
import { HeaderButton } from './HeaderButton';
import { PresentButton } from './PresentButton';
import { ShareButton } from './ShareButton';

const taking = fetchedLater(async () => import('../drop/take-files'));

/** Show it to a class, share the settings, open a packed model, take one along. */
export function FileActions(): ReactElement {
  const playground = usePlayground();
  const { store } = playground;
  const input = useRef<HTMLInputElement>(null);
  const { hasRuns, isReady } = usePlaygroundState((state) => ({
    hasRuns: shownRecords(state).length > 0,
    isReady: state.startUp === 'ready',
  }));

  async function openChosen(chosen: readonly File[]): Promise<void> {
    try {
      await (await taking()).takeFiles(playground, { files: chosen.map((file) => ({ folder: '', file })), folders: [] });
    } catch (error) {
      store.getState().notify(noticeOf(error, words.openingFiles, 'file'));
    }
  }

  return (
    <div className="file-actions">
      <Hideable id="present">
        <PresentButton />
      </Hideable>
      <Hideable id="share">
        <ShareButton />
      </Hideable>
      <HeaderButton id="open" icon="open" label={words.open} disabled={!isReady} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={words.openModel}
        onChange={(event) => {
          void openChosen([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <HeaderButton
        id="download"
        icon="download"
        label={words.download}
        disabled={!hasRuns}
        onClick={() => store.getState().setDownloadOpen(true)}
      />
    </div>
  );
}
