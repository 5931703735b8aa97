import type { ReactElement } from 'react';
import type { ComparedQuantity, ComparisonAxis } from '../../state/slices/view-slice';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';

const quantities: readonly { readonly value: ComparedQuantity; readonly label: string }[] = [
  { value: 'heldOutLoss', label: 'Loss' },
  { value: 'score', label: 'Score' },
  { value: 'trainLoss', label: 'Training' },
];

const axes: readonly { readonly value: ComparisonAxis; readonly label: string }[] = [
  { value: 'steps', label: 'steps' },
  { value: 'seconds', label: 'seconds' },
];

export function QuantityChoice(): ReactElement {
  const { store } = usePlayground();
  const compared = usePlaygroundState((state) => state.compared);
  return (
    <SegmentedControl
      className="small"
      label="What is compared"
      segments={quantities}
      value={compared}
      onChange={(value) => store.getState().setCompared(value)}
    />
  );
}

export function AxisChoice(): ReactElement {
  const { store } = usePlayground();
  const axis = usePlaygroundState((state) => state.comparisonAxis);
  return (
    <SegmentedControl
      className="small"
      label="Drawn over"
      segments={axes}
      value={axis}
      onChange={(value) => store.getState().setComparisonAxis(value)}
    />
  );
}
