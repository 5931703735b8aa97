import { Suspense, useEffect, useState, type ReactElement } from 'react';
import { sweepsOf } from '../../state/sweep/sweeps';
import { usePlayground } from '../hooks/use-playground';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { FailedPart } from '../parts/FailedPart';
import { part } from '../parts/part';
import { formatCount } from '../words/format';
import './sweep-actions.css';
import { useSweeps } from './use-sweeps';

const SweepDialog = part(async () => (await import('./SweepDialog')).SweepDialog);

/** The way to sweeps, and how far one is that trains or was stopped. */
export function SweepActions(): ReactElement {
  const sweeps = sweepsOf(usePlayground());
  const [isOpen, setOpen] = useState(false);
  const { list, training } = useSweeps((state) => ({ list: state.list, training: state.training }));
  useEffect(() => void sweeps.load(), [sweeps]);
  const going = list.find(({ sweep }) => sweep.id === training?.id);
  const stopped = training === null ? list.find(({ done, total }) => done < total) : undefined;

  function open(id?: string): void {
    if (id !== undefined) void sweeps.show(id);
    setOpen(true);
  }

  return (
    <div className="sweep-actions">
      <span>Many settings at once:</span>
      <button type="button" className="button small" onClick={() => open(going?.sweep.id)}>
        Sweep
      </button>
      {going === undefined ? null : (
        <span>
          trains now, {formatCount(going.done)} of {formatCount(going.total)} runs
        </span>
      )}
      {stopped === undefined ? null : (
        <button type="button" className="link-button" onClick={() => open(stopped.sweep.id)}>
          One was stopped at {formatCount(stopped.done)} of {formatCount(stopped.total)} runs
        </button>
      )}
      {isOpen ? (
        <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} title="Sweep" />}>
          <Suspense fallback={null}>
            <SweepDialog onClose={() => setOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </div>
  );
}
