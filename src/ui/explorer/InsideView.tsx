import { useState, type ReactElement } from 'react';
import { SegmentedControl } from '../controls/SegmentedControl';
import { LiveNote } from '../timeline/LiveNote';
import { SlowStep } from './SlowStep';
import { TokenThroughRow } from './TokenThroughRow';
import './inside.css';

/** What a BitLinear does with one token, and what one training step does to it. */
export function InsideView(): ReactElement {
  const [shown, setShown] = useState<'token' | 'step'>('token');
  return (
    <div className="inside-view">
      <SegmentedControl
        className="small"
        label="What is taken apart"
        value={shown}
        onChange={setShown}
        segments={[
          { value: 'token', label: 'One token through one row' },
          { value: 'step', label: 'One step in slow motion' },
        ]}
      />
      <LiveNote />
      {shown === 'token' ? <TokenThroughRow /> : <SlowStep />}
    </div>
  );
}
