import type { ReactElement } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import { PanelPlace } from '../parts/PanelPlace';
import { part } from '../parts/part';
import { separationWords } from '../words/separation-words';
import { EmptyState } from '../parts/EmptyState';

const Comparison = part(async () => (await import('../comparison/Comparison')).Comparison);

/** The place of the comparison. What fills it is fetched after the first paint, when there is nothing to compare yet. */
export function ComparisonPanel(): ReactElement {
  const data = usePlaygroundState(({ draft }) => separationWords(draft.task).data);
  return (
    <PanelPlace id="comparison" title="Comparison" waiting={<EmptyState>Loss and score on {data}, run against run.</EmptyState>}>
      <Comparison />
    </PanelPlace>
  );
}
