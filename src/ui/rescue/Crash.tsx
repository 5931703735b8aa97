import * as words from '#words/ui/rescue';
import type { ReactElement } from 'react';
import type { EngineClient } from '../../worker/page/client';
import type { Failure } from '../parts/ErrorBoundary';
import { TechnicalDetail } from '../parts/FailedPart';
import { SaveEverything } from './SaveEverything';
import './crash.css';

/** The last resort, in place of the whole page. The engine is not part of it, so the weights can still be saved. */
export function Crash({ failure: { error, retry }, client }: { readonly failure: Failure; readonly client: EngineClient }): ReactElement {
  return (
    <main className="crash">
      <h1>{words.pageMistake}</h1>
      <p>{words.aBug}</p>
      <SaveEverything client={client} />
      <div className="failed-actions">
        <button type="button" className="button" onClick={retry}>
          {words.tryAgain}
        </button>
        <button type="button" className="button" onClick={() => location.reload()}>
          {words.reload}
        </button>
      </div>
      <TechnicalDetail error={error} />
    </main>
  );
}
