import type { ReactElement, ReactNode } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';

/** Holds the place of what is not there yet, as high as it will be (`panels.css`), and says why; when nothing will come, what to try. */
export function EmptyState({ children }: { readonly children: ReactNode }): ReactElement {
  const failure = usePlaygroundState((state) => state.startUpFailure ?? state.buildFailure);
  return (
    <div className="empty" data-failed={failure !== null || undefined}>
      <div className="empty-mark" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p>{failure === null ? children : failure.message}</p>
    </div>
  );
}
