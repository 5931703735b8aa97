import type { ReactElement } from 'react';
import { issuesOf } from '../../state/draft';
import { trainingCost } from '../../state/training-cost';
import { usePlaygroundState } from '../hooks/use-playground';
import { formatCount, formatRoughly } from '../words/format';

/** What pressing Train will cost, told beforehand. */
export function TrainingCost(): ReactElement | null {
  const cost = usePlaygroundState(({ draft, facts }) => (issuesOf(draft).length > 0 ? null : trainingCost(draft, facts)));
  if (cost === null) return null;
  const { runs, steps, seconds } = cost;
  return (
    <p className="training-cost">
      {runs === 1 ? 'One run' : `${runs} runs`}, {formatCount(steps)} steps{runs === 1 ? '' : ' in all'}
      {seconds === null ? '' : `: ${formatRoughly(seconds)} here`}
    </p>
  );
}
