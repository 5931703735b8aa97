import type { ReactElement, ReactNode } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';

/** What a link may leave out of the page, by its id in `state/view/page-view.ts`: hidden, it is not there at all. */
export function Hideable({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactElement | null {
  return usePlaygroundState(({ hidden }) => hidden.includes(id)) ? null : <>{children}</>;
}
