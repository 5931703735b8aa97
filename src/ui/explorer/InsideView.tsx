import * as words from '#words/ui/explorer/inside';
import type { ReactElement } from 'react';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { LiveNote } from '../timeline/LiveNote';
import { SlowStep } from './SlowStep';
import { TokenThroughRow } from './TokenThroughRow';
import './inside.css';

/** What a BitLinear does with one token, and what one training step does to it. */
export function InsideView(): ReactElement {
  const { store } = usePlayground();
  const shown = usePlaygroundState((state) => state.insideTab);
  return (
    <div className="inside-view">
      <SegmentedControl
        className="small"
        label={words.choice}
        value={shown}
        onChange={store.getState().setInsideTab}
        segments={[
          { value: 'token', label: words.tokenTab },
          { value: 'step', label: words.stepTab },
        ]}
      />
      <LiveNote />
      {shown === 'token' ? <TokenThroughRow /> : <SlowStep />}
    </div>
  );
}
