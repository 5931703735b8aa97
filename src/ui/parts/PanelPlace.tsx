import { Suspense, type ReactElement, type ReactNode } from 'react';
import { LockContext } from '../hooks/use-locked';
import { usePlaygroundState } from '../hooks/use-playground';
import { ErrorBoundary } from './ErrorBoundary';
import { Panel, type PanelId } from './Panel';
import { FailedPart } from './FailedPart';
import { extra } from './extra';

const LockNote = extra(async () => (await import('./LockNote')).LockNote);

/** The place of a panel. One that fails says so under its title, and the others go on; one that is still to come has its `waiting` there. A link may leave it out, or lock it. */
export function PanelPlace(props: {
  readonly id: PanelId;
  readonly title: string;
  readonly waiting?: ReactNode;
  readonly children: ReactNode;
}): ReactElement | null {
  const { id, title, waiting, children } = props;
  const isHidden = usePlaygroundState(({ hidden }) => hidden.includes(id));
  const isLocked = usePlaygroundState(({ locked }) => locked.includes(id));
  if (isHidden) return null;
  const place = (content: ReactNode): ReactElement => (
    <Panel id={id} title={title}>
      {content}
    </Panel>
  );
  const panel = (
    <ErrorBoundary fallback={(failure) => place(<FailedPart failure={failure} />)}>
      <Suspense fallback={place(waiting)}>{children}</Suspense>
    </ErrorBoundary>
  );
  if (!isLocked) return panel;
  return (
    <LockContext value={true}>
      <div className="locked-panel">
        <LockNote />
        {panel}
      </div>
    </LockContext>
  );
}
