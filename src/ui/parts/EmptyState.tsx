import * as words from '#words/ui/parts';
import type { ReactElement, ReactNode } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import './empty-state.css';

/**
 * Placeholder of the final height (`places.css`), with the reason. When nothing will come, one of them `explains` what
 * happened and what to try.
 */
export function EmptyState({ children, explains = false }: { readonly children: ReactNode; readonly explains?: boolean }): ReactElement {
  const failure = usePlaygroundState((state) => state.startUpFailure ?? state.buildFailure);
  return (
    <div className="empty" data-failed={failure !== null || undefined}>
      <div className="empty-mark" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p role={explains && failure !== null ? 'alert' : undefined}>
        {failure === null ? children : explains ? failure.message : words.nothingToShow}
      </p>
    </div>
  );
}
