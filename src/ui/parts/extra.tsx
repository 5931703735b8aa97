import { Suspense, type ComponentType, type ReactElement } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { part, partBehind } from './part';

/** A part that the page is whole without: until it has come, and where it fails, nothing stands in its place. */
export const extra = (load: () => Promise<ComponentType>): (() => ReactElement) => beside(part(load));

/** The same for what has nothing to say before the engine has started. */
export const extraBehind = (load: () => Promise<ComponentType>): (() => ReactElement) => beside(partBehind(load));

function beside(View: (props: object) => ReactElement): () => ReactElement {
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
