import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import type { ComparedQuantity, ComparisonAxis } from '../../state/slices/view-slice';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';

const quantities: readonly { readonly value: ComparedQuantity; readonly label: string }[] = [
  { value: 'heldOutLoss', label: words.quantities.heldOutLoss },
  { value: 'score', label: words.quantities.score },
  { value: 'trainLoss', label: words.quantities.trainLoss },
];

const axes: readonly { readonly value: ComparisonAxis; readonly label: string }[] = [
  { value: 'steps', label: words.axes.steps },
  { value: 'seconds', label: words.axes.seconds },
];

export function QuantityChoice(): ReactElement {
  const { store } = usePlayground();
  const compared = usePlaygroundState((state) => state.compared);
  return (
    <SegmentedControl
      className="small"
      label={words.quantityChoice}
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
      label={words.axisChoice}
      segments={axes}
      value={axis}
      onChange={(value) => store.getState().setComparisonAxis(value)}
    />
  );
}
