import { useRef, type ReactElement } from 'react';
import { noticeOf } from '../../state/notice';
import { shownRecords } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { fetchedLater } from '../parts/fetched-later';
import { Hideable } from '../parts/Hideable';
import { PROGRESS_WORDS } from './ProgressStatus';
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
      store.getState().notify(noticeOf(error, 'Opening the files', 'file'));
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
      <Hideable id="open">
        <button
          type="button"
          className="button"
          disabled={!isReady}
          aria-describedby={PROGRESS_WORDS}
          onClick={() => input.current?.click()}
        >
          <Icon name="open" />
          Open
        </button>
      </Hideable>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Open a packed model"
        onChange={(event) => {
          void openChosen([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Hideable id="download">
        <button
          type="button"
          className="button"
          disabled={!hasRuns}
          aria-describedby={PROGRESS_WORDS}
          onClick={() => store.getState().setDownloadOpen(true)}
        >
          <Icon name="download" />
          Download
        </button>
      </Hideable>
    </div>
  );
}
