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
      <h1>The page has made a mistake</h1>
      <p>
        This is a bug in the playground, not in what you did. Your runs are still there: try again, or save their weights before you reload.
        Reloading starts again from the settings in the address bar.
      </p>
      <SaveEverything client={client} />
      <div className="failed-actions">
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
      <TechnicalDetail error={error} />
    </main>
  );
}
