import * as words from '#words/ui/download-dialog';
import { useState, type ReactElement } from 'react';
import { focusedRecord, shownRecords } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import { DownloadForm } from './DownloadForm';
import './download-dialog.css';

/** Takes packed weights along (mounted while it is open): choose, see what the bytes are spent on and that they were read back, save. */
export function DownloadDialog(): ReactElement {
  const { store } = usePlayground();
  const runs = usePlaygroundState(shownRecords);
  const focused = usePlaygroundState((state) => focusedRecord(state)?.summary.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const run = runs.find(({ summary }) => summary.id === (chosen ?? focused)) ?? runs[0];

  return (
    <Dialog title={words.takeWeights} className="download" onClose={() => store.getState().setDownloadOpen(false)}>
      {run === undefined ? null : <DownloadForm key={run.summary.id} runs={runs} run={run} onChooseRun={setChosen} />}
    </Dialog>
  );
}
