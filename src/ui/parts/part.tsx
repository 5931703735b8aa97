import { lazy, type ComponentType, type ReactElement } from 'react';
import { behindEngine, fetchedLater } from './fetched-later';

/** Retry hooks by the error that a part failed with. */
const renewals = new WeakMap<Error, () => void>();

/** Lets the part that failed with this error be fetched again; does nothing for any other error. */
export const renew = (error: Error): void => renewals.get(error)?.();

/** A component that is fetched when it is first shown, or before. Shown inside a `Suspense` and an `ErrorBoundary`. */
export const part = <Props extends object>(load: () => Promise<ComponentType<Props>>): ((props: Props) => ReactElement) =>
  shown(fetchedLater(load));

/** The same for what shows nothing before the engine has started: until then, it leaves the network to that. */
export const partBehind = <Props extends object>(load: () => Promise<ComponentType<Props>>): ((props: Props) => ReactElement) =>
  shown(behindEngine(fetchedLater(load)));

function shown<Props extends object>(fetched: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  // React caches the rejection of a lazy component, so a retry needs a new one.
  const fresh = (): ComponentType<Props> =>
    lazy(async () => {
      try {
        return { default: await fetched() };
      } catch (error) {
        if (error instanceof Error) renewals.set(error, () => (View = fresh()));
        throw error;
      }
    });
  let View = fresh();
  return function Part(props: Props): ReactElement {
    return <View {...props} />;
  };
}
