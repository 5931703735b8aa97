import { Suspense, type ReactElement } from 'react';
import type { CurvesFrameProps } from '../charts/curves/curves-plot';
import { OwnFrame } from '../charts/curves/OwnFrame';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { part } from '../parts/part';

/** With the library of charts, the largest part of the page. */
const CurvesFrame = part(async () => (await import('../charts/curves/CurvesFrame')).CurvesFrame);

/** The frame of the learning curves, at first and where the library cannot be had as the page draws it itself: nothing is missing then. */
export function CurvesFrameLater(props: CurvesFrameProps): ReactElement {
  const own = <OwnFrame {...props} />;
  return (
    <ErrorBoundary fallback={() => own}>
      <Suspense fallback={own}>
        <CurvesFrame {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
