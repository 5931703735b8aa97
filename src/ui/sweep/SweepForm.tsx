import * as words from '#words/ui/sweep';
import { useCallback, useId, useMemo, useState, type ReactElement } from 'react';
import { inModeOrder, modeOf, modeOrder, presets, type ModeId } from '../../catalog/modes/modes';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { runCount, type Grid } from '../../experiment/sweep/grid';
import { experimentIn, leadingExperiment, withSetting, type Draft } from '../../state/draft';
import { checkGrid, type CheckedGrid } from '../../state/sweep/check-grid';
import { sweepsOf } from '../../state/sweep/sweeps';
import { FieldProblem } from '../controls/FieldProblem';
import { Marked } from '../glossary/Marked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { RunMark } from '../RunMark';
import { formatCount, formatRoughly, sentenceCase } from '../words/format';
import { rateSentences } from '../words/rate-words';
import { AxisFields } from './AxisFields';
import { axisOf, newAxis, type AxisForm } from './axis-form';
import { otherBlocksSentence } from './other-blocks';
import { useInSlices } from '../hooks/use-in-slices';
import { useSweeps } from '../hooks/use-sweeps';

/** From this much on it is asked whether that is meant. */
const LONG_SECONDS = 3600;
const MANY_STEPS = 2_000_000;
const MOST_SEEDS = 1000;

/** A sweep is set up: what changes, what it is trained with, and what that costs. */
export function SweepForm(): ReactElement {
  const playground = usePlayground();
  const sweeps = sweepsOf(playground);
  const draft = usePlaygroundState((state) => state.draft);
  const experiment = leadingExperiment(draft);
  const [first, setFirst] = useState<AxisForm | null>(() => newAxis('learningRate', experiment));
  const [second, setSecond] = useState<AxisForm | null>(null);
  const [modes, setModes] = useState<readonly ModeId[]>(draft.modes);
  const [seeds, setSeeds] = useState(String(Math.max(3, draft.seeds)));
  const seedsId = useId();
  /** Where a sweep of the learning rate begins. */
  const ownRates = withSetting(draft, 'learningRate', undefined);
  const forms = useMemo(() => [first, second].filter((form) => form !== null), [first, second]);
  const grid = useMemo(() => gridOf(draft, forms, modes, seeds), [draft, forms, modes, seeds]);
  const checked = useCheckedGrid(draft, grid);
  const common = { modes, experiment };
  const otherBlocks = otherBlocksSentence(draft, modes);

  return (
    <form
      className="sweep-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (grid !== null && checked?.refusal === null) void sweeps.start(grid);
      }}
    >
      <p>{words.purpose}</p>
      {forms.some(({ setting }) => setting === 'learningRate') ? (
        <p className="sweep-note">{rateSentences(modes.map((mode) => experimentIn(ownRates, mode)))}</p>
      ) : null}
      <AxisFields {...common} title={words.firstSetting} form={first} taken={second?.setting ?? null} onChange={setFirst} />
      <AxisFields {...common} title={words.secondSetting} form={second} taken={first?.setting ?? null} onChange={setSecond} />
      <fieldset className="sweep-axis">
        <legend>{words.modes}</legend>
        <div className="chips">
          {inModeOrder([...modeOrder, ...modes]).map((mode) => {
            const on = modes.includes(mode);
            return (
              <label key={mode} className="chip" data-on={on || undefined}>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={on && modes.length === 1}
                  onChange={() => setModes(inModeOrder(on ? modes.filter((each) => each !== mode) : [...modes, mode]))}
                />
                <RunMark mode={mode} />
                <span>{modeOf(mode).label}</span>
              </label>
            );
          })}
        </div>
        <AddRecipe modes={modes} onAdd={(mode) => setModes(inModeOrder([...modes, mode]))} />
      </fieldset>
      <div className="sweep-field">
        <label htmlFor={seedsId}>{words.seeds}</label>
        <input
          id={seedsId}
          type="text"
          inputMode="numeric"
          className="sweep-input sweep-short"
          autoComplete="off"
          value={seeds}
          aria-invalid={seedCount(seeds) === null}
          aria-describedby={`${seedsId}-problem`}
          onChange={({ currentTarget }) => setSeeds(currentTarget.value)}
        />
        <FieldProblem id={`${seedsId}-problem`} problem={seedCount(seeds) === null ? words.seedsNeeded(formatCount(MOST_SEEDS)) : null} />
      </div>
      {draft.budget === 'kilobytes' ? <p className="sweep-note">{words.sameShape}</p> : null}
      {otherBlocks === null ? null : <p className="sweep-note">{otherBlocks}</p>}
      <Cost grid={grid} checked={checked} />
    </form>
  );
}

/** The named recipes that are not swept yet; those by hand come with the comparison. */
function AddRecipe({ modes, onAdd }: { readonly modes: readonly ModeId[]; readonly onAdd: (mode: ModeId) => void }): ReactElement {
  const left = presets.filter((id) => !modes.includes(id));
  return (
    <label className="sweep-add">
      {words.addRecipe}{' '}
      <select
        value=""
        onChange={({ currentTarget }) => {
          const chosen = left.find((id) => id === currentTarget.value);
          if (chosen !== undefined) onAdd(chosen);
        }}
      >
        <option value="">{words.choose}</option>
        {left.map((id) => (
          <option key={id} value={id}>
            {modeOf(id).label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Null until all of it has been looked through. */
function useCheckedGrid(draft: Draft, grid: Grid | null): CheckedGrid | null {
  const { store } = usePlayground();
  // What is timed while something trains changes many times a second: that of the moment is taken.
  const { backends, activeBackend } = usePlaygroundState(({ facts }) => ({ backends: facts.backends, activeBackend: facts.activeBackend }));
  const check = useCallback(
    function* (): Generator<void, CheckedGrid | null> {
      if (grid === null) return null;
      const refusal = refuseData(draft);
      if (refusal !== null) return { refusal, cost: null };
      return yield* checkGrid(grid, { backends, activeBackend, rates: store.getState().facts.rates });
    },
    [draft, grid, store, backends, activeBackend],
  );
  return useInSlices(check);
}

/** How many runs, how many steps, about how long; and the button, unless it cannot be trained. */
function Cost({ grid, checked }: { readonly grid: Grid | null; readonly checked: CheckedGrid | null }): ReactElement {
  const isTraining = useSweeps(({ training }) => training !== null);
  const { cost, refusal } = checked ?? { cost: null, refusal: null };
  return (
    <div className="sweep-cost">
      <div>
        {grid === null ? <p>{words.mend}</p> : null}
        {grid !== null && checked === null ? <p>{words.lookingThrough(formatCount(runCount(grid)))}</p> : null}
        {cost === null || grid === null ? null : (
          <p>
            <Marked>{words.cost(words.runs(cost.runs, formatCount(cost.runs)), product(grid), formatCount(cost.steps))}</Marked>{' '}
            {cost.seconds === null ? words.unknownTime : words.roughly(sentenceCase(formatRoughly(cost.seconds)))}
          </p>
        )}
        {cost !== null && (cost.seconds ?? 0) > LONG_SECONDS ? <p className="sweep-warning">{words.isLong}</p> : null}
        {cost !== null && cost.seconds === null && cost.steps > MANY_STEPS ? <p className="sweep-warning">{words.isMuch}</p> : null}
        <FieldProblem id="sweep-refusal" problem={refusal} />
        {isTraining ? <p className="sweep-note">{words.otherTrains}</p> : null}
      </div>
      <button type="submit" className="button primary" disabled={cost === null || isTraining}>
        {words.start}
      </button>
    </div>
  );
}

/** "3 × 2 × 3": values, modes and seeds. */
function product({ axes, modes, seeds }: Grid): string {
  const own = axes.some(({ ofMode }) => ofMode !== undefined);
  const counts = own
    ? [words.combinations(formatCount(runCount({ axes, modes, seeds, base: {} }) / seeds.length))]
    : [...axes.map(({ values }) => words.valuesOf(values.length)), words.modesOf(modes.length)];
  return [...counts, words.seedsOf(seeds.length)].join(' × ');
}

function refuseData({ task, data }: Draft): string | null {
  const needed = dataNeeded(task);
  if (needed === 'foreign') return words.foreignModel;
  if (needed !== null && data === undefined) return words.dataFirst;
  return null;
}

/** All that is not swept is as in the draft, in the same shape for every mode. */
function gridOf(draft: Draft, forms: readonly AxisForm[], modes: readonly ModeId[], seeds: string): Grid | null {
  const axes = forms.map((form) => axisOf(form, modes)).filter((axis) => axis !== null);
  const count = seedCount(seeds);
  if (axes.length < forms.length || count === null) return null;
  const { seed: _first, ...settings } = draft.settings;
  const common = Object.fromEntries(Object.entries(settings).filter(([name]) => !axes.some(({ setting }) => setting === name)));
  const { seed: first } = leadingExperiment(draft);
  return {
    base: { ...common, task: draft.task, ...(draft.data === undefined ? {} : { data: draft.data }) },
    modes,
    axes,
    seeds: Array.from({ length: count }, (_, i) => (first + i) % 2 ** 32),
  };
}

function seedCount(text: string): number | null {
  const count = Number(text);
  return /^\s*\d+\s*$/.test(text) && count >= 1 && count <= MOST_SEEDS ? count : null;
}
