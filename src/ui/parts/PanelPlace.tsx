import { Suspense, type ReactElement, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { Panel, type PanelId } from './Panel';
import { FailedPart } from './FailedPart';

/** The place of a panel. One that fails says so under its title, and the others go on; one that is still to come has its `waiting` there. */
export function PanelPlace(props: {
  readonly id: PanelId;
  readonly title: string;
  readonly waiting?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { id, title, waiting, children } = props;
  const place = (content: ReactNode): ReactElement => (
    <Panel id={id} title={title}>
      {content}
    </Panel>
  );
  return (
    <ErrorBoundary fallback={(failure) => place(<FailedPart failure={failure} />)}>
      <Suspense fallback={place(waiting)}>{children}</Suspense>
    </ErrorBoundary>
  );
}
