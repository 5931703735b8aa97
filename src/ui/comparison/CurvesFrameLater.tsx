import { useEffect, useRef, useState, type ComponentType, type ReactElement } from 'react';
import { transportState } from '../../state/selectors';
import type { CurvesFrameProps } from '../charts/curves/curves-plot';
import { OwnFrame } from '../charts/curves/OwnFrame';
import { usePlaygroundState } from '../hooks/use-playground';
import { ErrorBoundary } from '../parts/ErrorBoundary';

/**
 * The frame of the learning curves. The page draws it itself until the library of charts has come, and where it cannot be had:
 * nothing is missing then. The library is the largest part of the page and is fetched once the chart is near the window; its first
 * layout takes 30 to 80 ms of one task, so it is put in when nothing trains.
 */
export function CurvesFrameLater(props: CurvesFrameProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [Library, setLibrary] = useState<ComponentType<CurvesFrameProps> | null>(null);
  const isTraining = usePlaygroundState((state) => transportState(state).phase === 'running');
  const [isIn, setIn] = useState(false);
  if (Library !== null && !isIn && !isTraining) setIn(true);

  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      import('../charts/curves/CurvesFrame').then(
        ({ CurvesFrame }) => setLibrary(() => CurvesFrame),
        () => undefined,
      );
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  const own = <OwnFrame {...props} />;
  return (
    <div ref={place}>
      {isIn && Library !== null ? (
        <ErrorBoundary fallback={() => own}>
          <Library {...props} />
        </ErrorBoundary>
      ) : (
        own
      )}
    </div>
  );
}
