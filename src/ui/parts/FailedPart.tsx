import * as words from '#words/ui/parts';
import type { ReactElement, ReactNode } from 'react';
import type { Failure } from './ErrorBoundary';
import { PartMissing } from './part-missing';
import './failed-part.css';

/** Fallback for a part of the page: why it is missing, what to try, and that nothing is lost. `title`: its name, where no heading stands above. */
export function FailedPart(props: { readonly failure: Failure; readonly title?: string; readonly children?: ReactNode }): ReactElement {
  const { failure, title, children } = props;
  const { error, retry } = failure;
  const missing = error instanceof PartMissing ? error : null;
  return (
    <div className="failed-part">
      <p role="status">
        {title === undefined ? null : <b>{title}. </b>}
        {missing === null ? words.mistake : missing.message}
      </p>
      {missing === null ? <TechnicalDetail error={error} /> : null}
      <div className="failed-actions">
        <button type="button" className="button small" onClick={retry}>
          {words.tryAgain}
        </button>
        {missing?.why === 'updated' ? (
          <button type="button" className="button small" onClick={() => location.reload()}>
            {words.reload}
          </button>
        ) : null}
        {children}
      </div>
    </div>
  );
}

/** To be copied into a bug report. */
export function TechnicalDetail({ error }: { readonly error: Error }): ReactElement {
  return (
    <details>
      <summary>{words.technicalDetail}</summary>
      <pre>{error.stack ?? error.message}</pre>
    </details>
  );
}
