import { useEffect, useRef, useState, type ReactElement } from 'react';
import { focusedRecord, shownRecords } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { DownloadForm } from './DownloadForm';
import './download-dialog.css';

/** Takes packed weights along (mounted while it is open): choose, see what the bytes are spent on and that they were read back, save. */
export function DownloadDialog(): ReactElement {
  const { store } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  const runs = usePlaygroundState(shownRecords);
  const focused = usePlaygroundState((state) => focusedRecord(state)?.summary.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const run = runs.find(({ summary }) => summary.id === (chosen ?? focused)) ?? runs[0];

  useEffect(() => dialog.current?.showModal(), []);

  const close = (): void => store.getState().setDownloadOpen(false);

  return (
    <dialog ref={dialog} className="dialog download" aria-labelledby="download-title" closedby="any" onClose={close}>
      {run === undefined ? null : (
        <div className="dialog-body">
          <div className="dialog-head">
            <h2 id="download-title">Take the weights with you</h2>
            <button type="button" className="icon-button" aria-label="Close" onClick={close}>
              <Icon name="cross" />
            </button>
          </div>
          <DownloadForm key={run.summary.id} runs={runs} run={run} onChooseRun={setChosen} />
        </div>
      )}
    </dialog>
  );
}
