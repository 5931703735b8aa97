import * as words from '#words/ui/sweep-actions';
import { useEffect, type ReactElement } from 'react';
import { sweepsOf } from '../../state/sweep/sweeps';
import { usePlayground } from '../hooks/use-playground';
import { formatCount } from '../words/format';
import './sweep-actions.css';
import { useSweeps } from '../hooks/use-sweeps';

/** The way to sweeps, and how far one is that trains or was stopped. */
export function SweepActions(): ReactElement {
  const playground = usePlayground();
  const sweeps = sweepsOf(playground);
  const { list, training } = useSweeps((state) => ({ list: state.list, training: state.training }));
  useEffect(() => void sweeps.load(), [sweeps]);
  const going = list.find(({ sweep }) => sweep.id === training?.id);
  const stopped = training === null ? list.find(({ done, total }) => done < total) : undefined;

  function open(id?: string): void {
    if (id !== undefined) void sweeps.show(id);
    playground.store.getState().setSweepOpen(true);
  }

  return (
    <div className="sweep-actions">
      <span>{words.many}</span>
      <button type="button" className="button small" onClick={() => open(going?.sweep.id)}>
        {words.sweep}
      </button>
      {going === undefined ? null : <span>{words.trainsNow(formatCount(going.done), formatCount(going.total))}</span>}
      {stopped === undefined ? null : (
        <button type="button" className="link-button" onClick={() => open(stopped.sweep.id)}>
          {words.wasStopped(formatCount(stopped.done), formatCount(stopped.total))}
        </button>
      )}
    </div>
  );
}
