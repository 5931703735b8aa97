import * as words from '#words/ui/explorer/flips';
import { useMemo, type ReactElement } from 'react';
import type { LossUnit } from '../../catalog/tasks/task';
import { lossUnitOf } from '../../catalog/tasks/tasks';
import { elementCount } from '../../experiment/architecture';
import { decimate } from '../../math/decimate';
import { mean } from '../../math/statistics';
import type { RunRecord } from '../../state/record/run-record';
import { armRecords, shownFocus } from '../../state/selectors';
import type { Frame } from '../../state/record/timeline';
import type { LayerInspection, StepReport } from '../../worker/protocol';
import { StepStrips, type Strip, type StripLine } from '../charts/StepStrips';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { EmptyState } from '../parts/EmptyState';
import { flipsSentence } from '../words/flips-sentence';
import { formatFixed, formatShare, formatSignificant, formatSquaredError } from '../words/format';
import { modeName } from '../words/run-name';
import { shownSteps } from './shown-steps';

/** More points are not seen. */
const POINTS = 240;
const REDRAW_MS = 250;

/** Loss, flips and learning rate on one axis of steps, and how many codes never flipped: what falls with what. */
export function FlipsView(): ReactElement {
  const runs = useThrottled(usePlaygroundState(armRecords), REDRAW_MS);
  const steps = usePlaygroundState(shownSteps);
  const { shownStep, focused } = usePlaygroundState((state) => ({
    shownStep: shownFocus(state)?.inspection?.step ?? 0,
    focused: shownFocus(state)?.summary.id,
  }));
  const quantised = useMemo(() => runs.filter(({ summary }) => summary.mode !== 'none'), [runs]);
  const lead = runs[0]?.summary.experiment;
  const unit = lead === undefined ? 'nats' : lossUnitOf(lead);
  const strips = useMemo(
    (): readonly Strip[] => [lossStrip(runs, unit), flipStrip(quantised), rateStrip(quantised), neverStrip(quantised)],
    [runs, quantised, unit],
  );
  if (quantised.length === 0) return <EmptyState>{words.noCodes}</EmptyState>;
  const told = quantised.find(({ summary }) => summary.id === focused) ?? quantised[0];
  if (told === undefined || told.series.points.length === 0) return <EmptyState>{words.toCome}</EmptyState>;
  const upToHere = told.series.points.filter(({ step }) => step <= shownStep);
  const sentence = `${flipsSentence(upToHere, told.summary.steps, modeName(told.summary.mode))}${sharesWords(told, shownStep)}`;
  return (
    <div className="time-view">
      <StepStrips strips={strips} steps={steps} shownStep={shownStep} description={words.picture(sentence)} />
      <p className="sentence">{sentence}</p>
    </div>
  );
}

const lineOf = ({ summary }: RunRecord, points: StripLine['points']): StripLine => ({ id: summary.id, mode: summary.mode, points });
const seriesLine = (run: RunRecord, value: (report: StepReport) => number): StripLine =>
  lineOf(
    run,
    decimate(run.series.points, POINTS, value).map((report) => ({ step: report.step, value: value(report) })),
  );

const lossStrip = (runs: readonly RunRecord[], unit: LossUnit): Strip => ({
  title: words.trainingLoss[unit],
  lines: runs.map((run) => seriesLine(run, ({ lossNats }) => lossNats)),
  format: unit === 'nats' ? (value) => formatFixed(value, value >= 10 ? 0 : 1) : formatSquaredError,
});

/** As a share of all codes, so that runs of different sizes compare. */
function flipStrip(runs: readonly RunRecord[]): Strip {
  const lines = runs.map((run) => {
    const codes = Math.max(
      1,
      (run.inspection?.layers ?? []).reduce((sum, { shape }) => sum + elementCount(shape), 0),
    );
    return seriesLine(run, ({ flips }) => flips / codes);
  });
  return { title: words.flipShare, lines, format: formatShare };
}

const rateStrip = (runs: readonly RunRecord[]): Strip => ({
  title: words.learningRate,
  lines: runs.map((run) => seriesLine(run, ({ learningRate }) => learningRate)),
  format: formatSignificant,
  height: 44,
});

function neverStrip(runs: readonly RunRecord[]): Strip {
  const lines = runs.map((run) =>
    lineOf(
      run,
      run.timeline.flatMap((frame) => {
        const never = shareOf(frame, ({ neverFlippedShare }) => neverFlippedShare);
        return never === null ? [] : [{ step: frame.inspection.step, value: never }];
      }),
    ),
  );
  return { title: words.neverFlipped, lines, format: formatShare, top: 1, height: 44 };
}

/** A share of all layers together, weighted by their size; null where not counted. */
function shareOf({ inspection }: Frame, share: (layer: LayerInspection) => number | null): number | null {
  const sizes = inspection.layers.map(({ shape }) => elementCount(shape));
  const shares = inspection.layers.map(share);
  if (shares.length === 0 || shares.includes(null)) return null;
  return mean(shares.map((each, i) => ((each ?? 0) * (sizes[i] ?? 0) * shares.length) / sizes.reduce((sum, size) => sum + size, 0)));
}

function sharesWords({ timeline }: RunRecord, shownStep: number): string {
  const frame = timeline.findLast(({ inspection }) => inspection.step <= shownStep);
  if (frame === undefined) return '';
  const never = shareOf(frame, ({ neverFlippedShare }) => neverFlippedShare);
  const often = shareOf(frame, ({ flippedOftenShare }) => flippedOftenShare);
  return never === null || often === null ? '' : ` ${words.byStep(frame.inspection.step, formatShare(never), formatShare(often))}`;
}
