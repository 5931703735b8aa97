import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import { armsOf, comparedRun } from '../../state/arms';
import { asOf } from '../../state/as-of';
import { currentSession, guestRecords, sessionRecords } from '../../state/selectors';
import { axisEnd, chartLines, placeOfStep } from '../charts/chart-lines';
import { FlipsChart } from '../charts/FlipsChart';
import { ErrorBoundary } from '../ErrorBoundary';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { EmptyState } from '../panels/EmptyState';
import { Panel } from '../panels/Panel';
import { axisNames, curvesSentence, flipsSentence, quantityNames } from '../words/curves-sentence';
import { resultSentence } from '../words/result-sentence';
import { comparisonRows } from './comparison-rows';
import './comparison.css';
import { ComparisonTable } from './ComparisonTable';
import { Fairness } from './Fairness';
import { SeedChoice } from './SeedChoice';
import { AxisChoice, QuantityChoice } from './ViewChoices';

const CurvesChart = lazy(async () => ({ default: (await import('../charts/CurvesChart')).CurvesChart }));

/** Charts that redraw more often than this are not read, only paid for. */
const REDRAW_MS = 340;

/** The arms against each other, measured alike, and the result in words. */
export function Comparison(): ReactElement {
  const { quantity, axis, budget, scrubbed } = usePlaygroundState((state) => ({ scrubbed: state.scrubbedStep, quantity: state.compared, axis: state.comparisonAxis, budget: currentSession(state)?.draft.budget ?? 'parameters' }));
  const records = useThrottled(usePlaygroundState(sessionRecords), REDRAW_MS);
  const guests = useThrottled(usePlaygroundState(guestRecords), REDRAW_MS);
  const arms = useMemo(() => armsOf(records.map(comparedRun)), [records]);
  const shownArms = useMemo(() => armsOf(records.map((run) => comparedRun(asOf(run, scrubbed)))), [records, scrubbed]);
  const lines = useMemo(() => chartLines(arms, quantity, axis), [arms, quantity, axis]);
  const flips = useMemo(() => chartLines(arms.filter(({ mode }) => mode !== 'none'), 'flips', axis), [arms, axis]);

  const lead = records[0]?.summary;
  if (lead === undefined) {
    return (
      <Panel title="Comparison" className="comparison-panel">
        <EmptyState>Loss and score on held-out data, run against run.</EmptyState>
      </Panel>
    );
  }
  const { baseline, floor } = lead.reference;
  const { scoreLabel } = describeTask(lead.task);
  const summaries = records.map(({ summary }) => summary);
  const end = axisEnd([...lines, ...flips], axis, Math.max(...summaries.map(({ steps }) => steps)));
  const seeds = Math.max(...arms.map(({ runs }) => runs.length));
  const marker = scrubbed === null ? null : placeOfStep(lines, axis, scrubbed);
  const rows = comparisonRows(shownArms, [], guests.map(comparedRun));

  return (
    <Panel title="Comparison" className="comparison-panel" aside={<QuantityChoice />}>
      <div className="chart-head">
        <h3 className="chart-title">
          {quantityNames[quantity]}, {axisNames[axis]}
        </h3>
        <AxisChoice />
      </div>
      <div className="curves-place">
        <ErrorBoundary fallback={<p className="curves-loading">The chart could not be loaded. The table below holds its numbers; reloading the page may bring it back.</p>}>
          <Suspense fallback={<p className="curves-loading">Loading the chart…</p>}>
            <CurvesChart lines={lines} quantity={quantity} axis={axis} end={end} marker={marker} baseline={baseline} floor={floor} words={curvesSentence({ lines, quantity, axis, baseline, floor, scoreLabel })} />
          </Suspense>
        </ErrorBoundary>
      </div>
      {flips.length === 0 ? null : (
        <>
          <h3 className="chart-title">Codes that flip, per step</h3>
          <FlipsChart lines={flips} end={end} marker={marker} words={flipsSentence(flips, axis)} />
        </>
      )}
      <ComparisonTable rows={rows} scoreLabel={scoreLabel} seeds={seeds} />
      <SeedChoice />
      <p className="sentence result">{resultSentence(shownArms, scoreLabel, baseline.lossNats)}</p>
      {summaries.length > 1 ? <Fairness arms={summaries} budget={budget} /> : null}
    </Panel>
  );
}
