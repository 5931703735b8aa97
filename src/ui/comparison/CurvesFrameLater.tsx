import { Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import type { CurvesFrameProps } from '../charts/curves/curves-plot';
import { OwnFrame } from '../charts/curves/OwnFrame';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { partOnDemand } from '../parts/part';

/** With the library of charts, the largest part of the page: running its script alone takes a phone a fifth of a second. */
const CurvesFrame = partOnDemand(async () => (await import('../charts/curves/CurvesFrame')).CurvesFrame);

/**
 * The frame of the learning curves. Until it comes near the window, and where the library cannot be had, the page draws it
 * itself: nothing is missing then.
 */
export function CurvesFrameLater(props: CurvesFrameProps): ReactElement {
  const [wasNear, setWasNear] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      setWasNear(true);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const own = <OwnFrame {...props} />;
  return (
    <div ref={place}>
      {wasNear ? (
        <ErrorBoundary fallback={() => own}>
          <Suspense fallback={own}>
            <CurvesFrame {...props} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        own
      )}
    </div>
  );
}
