import { Suspense, type ReactElement, type ReactNode } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import { ErrorBoundary } from './ErrorBoundary';
import { Panel, type PanelId } from './Panel';
import { FailedPart } from './FailedPart';
import { Hideable } from './Hideable';
import { part } from './part';

const LockedPanel = part(async () => (await import('./LockedPanel')).LockedPanel);

/** The place of a panel. One that fails says so under its title, and the others go on; one that is still to come has its `waiting` there. A link may leave it out, or lock it. */
export function PanelPlace(props: {
  readonly id: PanelId;
  readonly title: string;
  readonly waiting?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { id, title, waiting, children } = props;
  const isLocked = usePlaygroundState(({ locked }) => locked.includes(id));
  const place = (content: ReactNode): ReactElement => (
    <Panel id={id} title={title}>
      {content}
    </Panel>
  );
  return (
    <Hideable id={id}>
      <ErrorBoundary fallback={(failure) => place(<FailedPart failure={failure} />)}>
        <Suspense fallback={place(waiting)}>{isLocked ? <LockedPanel>{children}</LockedPanel> : children}</Suspense>
      </ErrorBoundary>
    </Hideable>
  );
}
