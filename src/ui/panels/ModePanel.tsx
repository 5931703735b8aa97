import * as words from '#words/ui/panels/mode-panel';
import * as app from '#words/ui/app';
import { useState, type ReactElement } from 'react';
import { inModeOrder, modeIds, modeOf, modeOrder } from '../../catalog/modes/modes';
import type { Budget } from '../../experiment/budget';
import { issuesOf, MOST_MODES, MOST_SEEDS } from '../../state/draft';
import { trainingCost } from '../../state/findings/training-cost';
import { SegmentedControl } from '../controls/SegmentedControl';
import { Sentence } from '../glossary/Sentence';
import { Term } from '../glossary/Term';
import { useLocked } from '../hooks/use-locked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { RunMark } from '../RunMark';
import { Panel } from '../parts/Panel';
import { part } from '../parts/part';
import { PopoverPart } from '../parts/PopoverPart';
import { formatCount, formatRoughly } from '../words/format';
import { modeName } from '../words/run-name';
import './mode-panel.css';

/** Fetched on demand. */
const RecipesDialog = part(async () => (await import('../recipes/RecipesDialog')).RecipesDialog);

const budgets: readonly { readonly value: Budget; readonly label: string }[] = [
  { value: 'parameters', label: words.budgets.parameters },
  { value: 'kilobytes', label: words.budgets.kilobytes },
];

const listedModes = modeIds.toSorted((one, other) => modeOf(one).order - modeOf(other).order);

const seedCounts = Array.from({ length: MOST_SEEDS }, (_, index) => String(index + 1));

/** What is trained side by side: which quantisations, alike in what, how many times. */
export function ModePanel(): ReactElement {
  const { draft } = usePlayground();
  const isLocked = useLocked();
  const { modes, seeds, budget } = usePlaygroundState(({ draft: { modes, seeds, budget } }) => ({ modes, seeds, budget }));
  return (
    <Panel id="mode" title={app.modes} subtitle={modes.length > 1 ? words.sideBySide : words.oneRun}>
      <div className="chips">
        {inModeOrder([...modeOrder, ...modes]).map((mode) => {
          const on = modes.includes(mode);
          return (
            <label key={mode} className="chip" data-on={on || undefined}>
              <input
                type="checkbox"
                checked={on}
                disabled={isLocked || (on ? modes.length === 1 : modes.length >= MOST_MODES)}
                onChange={() => draft.toggleMode(mode)}
              />
              <RunMark mode={mode} />
              <span>{modeOf(mode).label}</span>
            </label>
          );
        })}
      </div>
      <MoreRecipes />
      <p className="mode-terms">
        {words.whatAre}{' '}
        <Sentence
          pieces={listedModes.flatMap((mode, i) => [
            <Term key={mode} id={mode}>
              {modeName(mode)}
            </Term>,
            i === listedModes.length - 1 ? '?' : i === listedModes.length - 2 ? ` ${words.and} ` : ', ',
          ])}
        />
      </p>
      {modes.length === 1 ? null : (
        <div className="field comparison-field">
          <span className="field-label">
            <Term id="budget">{words.same}</Term>
          </span>
          <SegmentedControl
            className="small"
            label={words.inCommon}
            segments={budgets}
            value={budget}
            onChange={(value) => draft.edit((former) => ({ ...former, budget: value }))}
          />
        </div>
      )}
      <div className="field comparison-field">
        <span className="field-label">
          <Term id="seed" note={words.seedsNote}>
            {words.seeds}
          </Term>
        </span>
        <SegmentedControl
          className="small"
          label={words.howManySeeds}
          segments={seedCounts.map((value) => ({ value, label: value }))}
          value={String(seeds)}
          onChange={(value) => draft.edit((former) => ({ ...former, seeds: Number(value) }))}
        />
      </div>
      <TrainingCost />
    </Panel>
  );
}

/** The way to every other recipe, and to what was measured of them; what is chosen there stands among the modes. */
function MoreRecipes(): ReactElement {
  const { store } = usePlayground();
  const [isOpen, setOpen] = useState(false);
  return (
    <p className="mode-terms">
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {words.moreRecipes}
      </button>{' '}
      <button type="button" className="link-button" onClick={() => store.getState().setPaperCard('')}>
        {words.papers}
      </button>
      {isOpen ? (
        <PopoverPart>
          <RecipesDialog onClose={() => setOpen(false)} />
        </PopoverPart>
      ) : null}
    </p>
  );
}

/** What pressing Train will cost, told beforehand. */
function TrainingCost(): ReactElement | null {
  const cost = usePlaygroundState(({ draft, facts }) => (issuesOf(draft).length > 0 ? null : trainingCost(draft, facts)));
  if (cost === null) return null;
  const { runs, steps, seconds } = cost;
  const sum = words.cost(runs, formatCount(steps));
  return <p className="training-cost">{seconds === null ? sum : words.takes(sum, formatRoughly(seconds))}</p>;
}
