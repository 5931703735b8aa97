import { useCallback, useEffect } from 'react';
import { focusedRecord, isAnyTraining } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { prepareLooks } from '../parts/prepare-looks';

/** How long after a training, in ms: what that leaves to draw comes first. */
const calmMs = 2_000;

/**
 * Who has trained a run is about to look inside, and so is who comes near the choice of views: the worker of the run that is looked at
 * has what it needs by then. Returns what to call when somebody comes near.
 */
export function usePreparedLooks(): () => void {
  const playground = usePlayground();
  const focused = usePlaygroundState((state) => focusedRecord(state)?.summary.id);
  const hasTrained = usePlaygroundState((state) => !isAnyTraining(state) && (focusedRecord(state)?.summary.step ?? 0) > 0);
  const prepare = useCallback(() => void prepareLooks(playground, focused === undefined ? [] : [focused]), [playground, focused]);
  useEffect(() => {
    if (!hasTrained) return;
    const timer = setTimeout(prepare, calmMs);
    return () => clearTimeout(timer);
  }, [hasTrained, prepare]);
  return prepare;
}
