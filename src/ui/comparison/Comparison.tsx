import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import { decimate } from '../../math/decimate';
import { armRecords, currentSession, guestRecords } from '../../state/selectors';
import type { ComparedQuantity } from '../../state/slices/view-slice';
import { chartLines } from '../charts/chart-lines';
import { FlipsChart } from '../charts/FlipsChart';
import { SegmentedControl } from '../controls/SegmentedControl';
import { ErrorBoundary } from '../ErrorBoundary';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { resultSentence } from '../words/result-sentence';
import { runName } from '../words/run-name';
import { ComparisonTable } from './ComparisonTable';
import { EmptyState } from '../panels/EmptyState';
import { Fairness } from './Fairness';
import { Panel } from '../panels/Panel';

const CurvesChart = lazy(async () => ({ default: (await import('../charts/CurvesChart')).CurvesChart }));

/** Charts that redraw more often than this are not read, only paid for. */
const REDRAW_MS = 340;
const FLIPS_POINTS = 240;

const quantities: readonly { readonly value: ComparedQuantity; readonly label: string; readonly title: string }[] = [
  { value: 'heldOutLoss', label: 'Loss', title: 'Held-out loss in nats, by step' },
  { value: 'score', label: 'Score', title: 'Held-out score, by step' },
  { value: 'trainLoss', label: 'Training', title: 'Training loss in nats, by step' },
];

/** The runs against each other, measured alike, and the result in words. */
export function Comparison(): ReactElement {
  const { store } = usePlayground();
  const compared = usePlaygroundState((state) => state.compared);
  const arms = useThrottled(usePlaygroundState(armRecords), REDRAW_MS);
  const guests = useThrottled(usePlaygroundState(guestRecords), REDRAW_MS);
  const budget = usePlaygroundState((state) => currentSession(state)?.draft.budget ?? 'parameters');
  const lead = arms[0]?.summary;
  const lines = useMemo(() => chartLines(arms, compared), [arms, compared]);

  if (lead === undefined) {
    return (
      <Panel title="Comparison" className="comparison-panel">
        <EmptyState>Loss and score on held-out data, run against run.</EmptyState>
      </Panel>
    );
  }
  const { baseline, floor } = lead.reference;
  const task = describeTask(lead.task);
  const steps = Math.max(...arms.map(({ summary }) => summary.steps));
  const flips = arms
    .filter(({ summary }) => summary.mode !== 'none')
    .map(({ summary, series }) => ({ id: summary.id, name: runName(summary, false), mode: summary.mode, points: decimate(series.points, FLIPS_POINTS, (point) => point.flips) }));

  return (
    <Panel
      title="Comparison"
      className="comparison-panel"
      aside={<SegmentedControl className="small" label="What is compared" segments={quantities} value={compared} onChange={(value) => store.getState().setCompared(value)} />}
    >
      <h3 className="chart-title">{quantities.find(({ value }) => value === compared)?.title}</h3>
      <div className="curves-place">
        <ErrorBoundary fallback={<p className="curves-loading">The chart could not be loaded. The table below holds its numbers; reloading the page may bring it back.</p>}>
          <Suspense fallback={<p className="curves-loading">Loading the chart…</p>}>
            <CurvesChart
              lines={lines}
              quantity={compared}
              steps={steps}
              baseline={baseline}
              floor={floor}
              scoreLabel={task.scoreLabel}
            />
          </Suspense>
        </ErrorBoundary>
      </div>
      {flips.length === 0 ? null : (
        <>
          <h3 className="chart-title">Codes that flip, per step</h3>
          <FlipsChart lines={flips} steps={steps} />
        </>
      )}
      <ComparisonTable arms={arms} guests={guests} scoreLabel={task.scoreLabel} />
      <p className="sentence result">{resultSentence(arms.map(({ summary, evaluations }) => ({ mode: summary.mode, evaluations })), task.scoreLabel, baseline.lossNats)}</p>
      {arms.length > 1 ? <Fairness arms={arms.map(({ summary }) => summary)} budget={budget} /> : null}
    </Panel>
  );
}
