import * as words from '#words/ui/comparison';
import { useMemo, useRef, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { describeTask, scoreLabelOf } from '../../catalog/tasks/tasks';
import { areTheSame, armsOf, comparedRun, type Arm } from '../../state/arms';
import { asOf } from '../../state/record/as-of';
import { commonStep, currentSession, guestRecords, sessionRecords } from '../../state/selectors';
import { smallestDifference } from '../../state/findings/verdict';
import { axisEnd, chartLines, placeOfStep, type ChartLine } from '../charts/curves/chart-lines';
import { CurvesChart } from '../charts/curves/CurvesChart';
import { FlipsChart } from '../charts/curves/FlipsChart';
import { Marked } from '../glossary/Marked';
import { Sentence } from '../glossary/Sentence';
import { Term } from '../glossary/Term';
import { Icon } from '../Icon';
import { lossTerms } from '../glossary/terms-of';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { EmptyState } from '../parts/EmptyState';
import { Panel } from '../parts/Panel';
import { SaveMenu, type Savable } from '../saving/SaveMenu';
import type { Table } from '../saving/table';
import { axisNames, curvesSentence, flipsSentence } from '../words/curves-sentence';
import { formatCount } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { resultSentence } from '../words/result-sentence';
import { learnsByHeart, separationWords } from '../words/separation-words';
import { Capacity } from './Capacity';
import { ClassActions } from '../class/ClassActions';
import { LibraryActions } from '../library/LibraryActions';
import { SweepActions } from '../sweep/SweepActions';
import { comparisonRows } from './comparison-rows';
import './comparison.css';
import { CurvesFrameLater } from './CurvesFrameLater';
import { ComparisonHeadline } from './ComparisonHeadline';
import { ComparisonTable } from './ComparisonTable';
import { evaluationsTable, resultsTable, stepsTable, type SavedRun } from './comparison-tables';
import { Fairness } from './Fairness';
import { Ladder } from './Ladder';
import { PinnedRuns } from './PinnedRuns';
import { SeedChoice } from './SeedChoice';
import { AxisChoice, QuantityChoice } from './ViewChoices';

/** Throttle of the charts, in ms: faster redraws only cost time. */
const REDRAW_MS = 340;

/** The arms against each other, measured alike, and the result in words. */
export function Comparison(): ReactElement {
  const { store } = usePlayground();
  const { quantity, axis, budget, scrubbed, task } = usePlaygroundState((state) => ({
    task: state.draft.task,
    scrubbed: state.scrubbedStep,
    quantity: state.compared,
    axis: state.comparisonAxis,
    budget: currentSession(state)?.draft.budget ?? 'parameters',
  }));
  const records = useThrottled(usePlaygroundState(sessionRecords), REDRAW_MS);
  const shown = scrubbed ?? commonStep(records);
  const guests = useThrottled(usePlaygroundState(guestRecords), REDRAW_MS);
  const pinned = usePlaygroundState((state) => state.pinned[state.draft.task]);
  const arms = useMemo(() => armsOf(records.map(comparedRun)), [records]);
  const pinnedArms = useMemo(() => armsOf(pinned?.runs ?? []), [pinned]);
  const shownRuns = useMemo(() => records.map((run) => comparedRun(asOf(run, shown))), [records, shown]);
  const lines = useMemo(
    () => [...chartLines(pinnedArms, quantity, axis, true), ...chartLines(arms, quantity, axis)],
    [arms, pinnedArms, quantity, axis],
  );
  const flips = useMemo(() => {
    const quantised = ({ mode }: Arm): boolean => mode !== 'none';
    return [...chartLines(pinnedArms.filter(quantised), 'flips', axis, true), ...chartLines(arms.filter(quantised), 'flips', axis)];
  }, [arms, pinnedArms, axis]);
  const curvesPlace = useRef<HTMLDivElement>(null);
  const flipsPlace = useRef<HTMLDivElement>(null);

  const lead = records[0]?.summary;
  if (lead === undefined) {
    return (
      <Panel id="comparison" title={words.title}>
        <EmptyState>{words.toCome(separationWords(task).data)}</EmptyState>
      </Panel>
    );
  }
  const { baseline, floor } = lead.reference;
  const { label } = describeTask(lead.task);
  const scoreLabel = scoreLabelOf(lead.experiment);
  const summaries = records.map(({ summary }) => summary);
  const shownArms = armsOf(shownRuns);
  const budgets = [...summaries, ...(pinned?.runs ?? []).map(({ summary }) => summary)].map(({ steps }) => steps);
  const end = axisEnd([...lines, ...flips], axis, Math.max(...budgets));
  const seeds = Math.max(...arms.map(({ runs }) => runs.length));
  const marker = scrubbed === null ? null : placeOfStep(lines, axis, scrubbed);
  const rows = comparisonRows(shownArms, pinnedArms, guests.map(comparedRun));
  const measured = measuredWords(lead.experiment);
  const curvesTitle = `${measured.quantities[quantity]}, ${axisNames[axis]}`;
  const curvesWords = curvesSentence({ lines, quantity, axis, baseline, floor, scoreLabel, measured });
  const smallest = smallestDifference(measured.unit, baseline);
  const others = areTheSame(pinned?.runs ?? [], shownRuns) ? [] : pinnedArms;
  const result = resultSentence(shownArms, {
    scoreLabel,
    baseline,
    words: measured,
    pinned: others,
  });

  // Read at the press: what is drawn is throttled, and may be stale.
  const savable = (title: string, sentence: string, tableOf: (runs: readonly SavedRun[]) => Table): Savable => {
    const runs: readonly SavedRun[] = [
      ...sessionRecords(store.getState()).map((run) => ({ ...comparedRun(run), session: 'current' as const })),
      ...(pinned?.runs ?? []).map((run) => ({ ...run, session: 'pinned' as const })),
    ];
    const settings = runs.map(({ session, summary }) => ({ session, backend: summary.backend, experiment: summary.experiment }));
    return { title: `${title} · ${label}`, words: sentence, settings, table: tableOf(runs) };
  };
  const drawn = (place: HTMLDivElement | null, shown: readonly ChartLine[]): Pick<Savable, 'picture'> => {
    const svg = place?.querySelector('svg') ?? null;
    return svg === null
      ? {}
      : {
          picture: {
            svg,
            legend: shown.map(({ name, mode, pinned: isPinned }) => ({ ...modeOf(mode).look, name, ...(isPinned ? { width: 1 } : {}) })),
          },
        };
  };

  return (
    <Panel id="comparison" title={words.title} aside={<QuantityChoice />}>
      <ComparisonHeadline arms={shownArms} pinned={others} />
      <div className="chart-head">
        <h3 className="chart-title">
          <Sentence
            pieces={[
              <Term key={quantity} id={quantity === 'score' ? 'score' : lossTerms[measured.unit]}>
                {measured.quantities[quantity]}
              </Term>,
              `, ${axisNames[axis]}`,
            ]}
          />
        </h3>
        <div className="chart-tools">
          <AxisChoice />
          <SaveMenu
            label={curvesTitle}
            fileName={`${lead.task}-${quantity}`}
            offered={['csv', 'json', 'svg', 'png']}
            read={() => ({
              ...savable(curvesTitle, curvesWords, (runs) =>
                quantity === 'trainLoss' ? stepsTable(runs, measured) : evaluationsTable(runs, measured),
              ),
              ...drawn(curvesPlace.current, lines),
            })}
          />
        </div>
      </div>
      <div className="curves-place" ref={curvesPlace}>
        <CurvesChart
          Frame={CurvesFrameLater}
          lines={lines}
          quantity={quantity}
          axis={axis}
          end={end}
          marker={marker}
          baseline={baseline}
          measured={measured}
          floor={floor}
          words={curvesWords}
        />
      </div>
      {flips.length === 0 ? null : (
        <>
          <div className="chart-head">
            <h3 className="chart-title">
              <Marked>{words.codesThatFlip}</Marked>
            </h3>
            <SaveMenu
              label={words.flipsInText}
              fileName={`${lead.task}-flips`}
              offered={['csv', 'json', 'svg', 'png']}
              read={() => ({
                ...savable(words.flipsTitle, flipsSentence(flips, axis), (runs) => stepsTable(runs, measured)),
                ...drawn(flipsPlace.current, flips),
              })}
            />
          </div>
          <div ref={flipsPlace}>
            <FlipsChart lines={flips} end={end} marker={marker} words={flipsSentence(flips, axis)} />
          </div>
        </>
      )}
      <div className="chart-head table-head">
        <h3 className="chart-title">
          <Marked>{(learnsByHeart(lead.task) ? words.onData : words.onHeldOut)(measured.data)}</Marked>
          {shown === null ? '' : words.atStep(formatCount(shown))}
        </h3>
        <SaveMenu
          label={words.theTable}
          fileName={`${lead.task}-results`}
          offered={['csv', 'json']}
          read={() => savable(words.resultsOn(measured.data), result, () => resultsTable(rows, measured))}
        />
      </div>
      <ComparisonTable rows={rows} scoreLabel={scoreLabel} seeds={seeds} words={measured} smallest={smallest} />
      <SeedChoice />
      <details className="result-details">
        <summary>
          {words.whatCanBeSaid} <Icon name="chevron" size={14} />
        </summary>
        <p className="sentence result">{result}</p>
      </details>
      <PinnedRuns runs={shownRuns} />
      <Ladder arms={shownArms} measured={measured} baseline={baseline} />
      {lead.task === 'memorise' ? <Capacity /> : null}
      <SweepActions />
      <LibraryActions />
      <ClassActions />
      {summaries.length > 1 ? <Fairness arms={summaries} budget={budget} /> : null}
    </Panel>
  );
}
