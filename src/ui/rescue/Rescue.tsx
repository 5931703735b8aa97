import { Suspense, type ReactElement } from 'react';
import type { EngineClient } from '../../worker/page/client';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { FailedPart } from '../parts/FailedPart';
import { partBehind } from '../parts/part';

/** Fetched as soon as the engine has started: before there are weights to save. */
const SaveEverything = partBehind(async () => (await import('./SaveEverything')).SaveEverything);

/** A way to save the weights where the page around it has failed. */
export const Rescue = ({ client }: { readonly client: EngineClient }): ReactElement => (
  <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} />}>
    <Suspense fallback={null}>
      <SaveEverything client={client} />
    </Suspense>
  </ErrorBoundary>
);
