import { Fragment, type ReactElement } from 'react';
import { modeOf, modeOrder } from '../../catalog/modes/modes';
import type { Budget } from '../../experiment/budget';
import { issuesOf, MOST_SEEDS } from '../../state/draft';
import { trainingCost } from '../../state/findings/training-cost';
import { SegmentedControl } from '../controls/SegmentedControl';
import { Term } from '../glossary/Term';
import { useLocked } from '../hooks/use-locked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { RunMark } from '../RunMark';
import { Panel } from '../parts/Panel';
import { formatCount, formatRoughly } from '../words/format';
import './mode-panel.css';

const budgets: readonly { readonly value: Budget; readonly label: string }[] = [
  { value: 'parameters', label: 'parameters' },
  { value: 'kilobytes', label: 'kilobytes' },
];

const seedCounts = Array.from({ length: MOST_SEEDS }, (_, index) => String(index + 1));

/** What is trained side by side: which quantisations, alike in what, how many times. */
export function ModePanel(): ReactElement {
  const { draft } = usePlayground();
  const isLocked = useLocked();
  const { modes, seeds, budget } = usePlaygroundState(({ draft: { modes, seeds, budget } }) => ({ modes, seeds, budget }));
  return (
    <Panel id="mode" title="Modes" subtitle={modes.length > 1 ? 'trained side by side' : 'one run'}>
      <div className="chips">
        {modeOrder.map((mode) => {
          const on = modes.includes(mode);
          return (
            <label key={mode} className="chip" data-on={on || undefined}>
              <input
                type="checkbox"
                checked={on}
                disabled={isLocked || (on && modes.length === 1)}
                onChange={() => draft.toggleMode(mode)}
              />
              <RunMark mode={mode} />
              <span>{modeOf(mode).label}</span>
            </label>
          );
        })}
      </div>
      <p className="mode-terms">
        What are{' '}
        {modeOrder.map((mode, i) => (
          <Fragment key={mode}>
            {i === 0 ? '' : i === modeOrder.length - 1 ? ' and ' : ' '}
            <span className="unbroken">
              <Term id={mode}>{modeOf(mode).label.toLowerCase()}</Term>
              {i === modeOrder.length - 1 ? '?' : i === modeOrder.length - 2 ? '' : ','}
            </span>
          </Fragment>
        ))}
      </p>
      {modes.length === 1 ? null : (
        <div className="field comparison-field">
          <span className="field-label">
            <Term id="budget">Same</Term>
          </span>
          <SegmentedControl
            className="small"
            label="What the models have in common"
            segments={budgets}
            value={budget}
            onChange={(value) => draft.edit((former) => ({ ...former, budget: value }))}
          />
        </div>
      )}
      <div className="field comparison-field">
        <span className="field-label">
          <Term id="seed" note="Every mode is trained with each seed; charts show the median and how far the seeds lie apart.">
            Seeds
          </Term>
        </span>
        <SegmentedControl
          className="small"
          label="How many seeds each mode is trained with"
          segments={seedCounts.map((value) => ({ value, label: value }))}
          value={String(seeds)}
          onChange={(value) => draft.edit((former) => ({ ...former, seeds: Number(value) }))}
        />
      </div>
      <TrainingCost />
    </Panel>
  );
}

/** What pressing Train will cost, told beforehand. */
function TrainingCost(): ReactElement | null {
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
