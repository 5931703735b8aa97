import * as words from '#words/ui/failed-download';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Failure } from '../parts/ErrorBoundary';
import { usePlayground } from '../hooks/use-playground';
import { FailedPart } from '../parts/FailedPart';
import { SaveEverything } from '../rescue/SaveEverything';
import './failed-download.css';

/** Fallback for the download dialog, without its choices: the weights can still be saved. */
export function FailedDownload({ failure }: { readonly failure: Failure }): ReactElement {
  const { store, client } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = (): void => store.getState().setDownloadOpen(false);
  return (
    <dialog ref={dialog} className="failed-dialog" aria-labelledby="failed-download-title" onClose={close}>
      <h2 id="failed-download-title">{words.takeWeights}</h2>
      <FailedPart failure={failure}>
        <button type="button" className="button small" onClick={close}>
          {words.close}
        </button>
      </FailedPart>
      <p>{words.weightsAreHere}</p>
      <SaveEverything client={client} />
    </dialog>
  );
}
