import { Suspense, type ComponentType, type ReactElement } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { part } from './part';

/** A part that the page is whole without: until it has come, and where it fails, nothing stands in its place. */
export function extra(load: () => Promise<ComponentType>): () => ReactElement {
  const View = part(load);
  return function Extra(): ReactElement {
    return (
      <ErrorBoundary fallback={() => null}>
        <Suspense fallback={null}>
          <View />
        </Suspense>
      </ErrorBoundary>
    );
  };
}
