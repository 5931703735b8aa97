import * as words from '#words/ui/explorer/time';
import { useMemo, useState, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { armRecords } from '../../state/selectors';
import { frameAt, type Frame, type Timeline } from '../../state/record/timeline';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection, RunId } from '../../worker/protocol';
import { evenly } from '../charts/histogram/ridge-rows';
import { Ridgeline } from '../charts/histogram/Ridgeline';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { focusedLooks } from '../../state/record/focused-looks';
import { layerName } from '../words/layer-name';
import { ridgeSentence } from '../words/ridge-sentence';
import { modeName } from '../words/run-name';
import { CodeFlow } from './CodeFlow';
import './time.css';

const MOST_ROWS = 22;

const layerIn = (frame: Frame | null | undefined, name: string): LayerInspection | null =>
  frame?.inspection.layers.find((layer) => layer.name === name) ?? null;
const noFrames: Timeline = [];

/** One matrix through all recorded steps, and where its codes went between two of them. */
export function TimeView(): ReactElement {
  const { store } = usePlayground();
  const run = usePlaygroundState(focusedLooks);
  const { lens: chosenLens, focusedLayer } = usePlaygroundState((state) => ({ lens: state.lens, focusedLayer: state.focusedLayer }));
  const others = usePlaygroundState((state) =>
    armRecords(state)
      .filter(({ summary }) => summary.id !== run.id)
      .map(({ summary }) => summary.id),
  );
  const [overlaid, setOverlaid] = useState<RunId | null>(null);
  const other = usePlaygroundState((state) =>
    overlaid === null || !others.includes(overlaid) ? null : (state.facts.runs[overlaid] ?? null),
  );
  const otherTimeline = other?.timeline ?? noFrames;
  const modes = usePlaygroundState((state) => others.map((id) => state.facts.runs[id]?.summary.mode ?? 'none'));

  const { timeline, mode } = run;
  const name = focusedLayer ?? timeline[0]?.inspection.layers[0]?.name ?? '';
  const lens: Lens = mode === 'none' ? 'latent' : chosenLens;
  const rows = useMemo(
    () =>
      evenly(timeline, MOST_ROWS, ({ inspection }) => inspection.step).flatMap((frame) => {
        const layer = layerIn(frame, name);
        const { step } = frame.inspection;
        const overlay = layerIn(frameAt(otherTimeline, step), name);
        return layer === null ? [] : [{ step, histogram: layer.histograms[lens], overlay: overlay?.histograms[lens] ?? null }];
      }),
    [timeline, otherTimeline, name, lens],
  );
  const first = layerIn(timeline[0], name);
  const shown = run.inspection?.layers.find((layer) => layer.name === name);
  if (run.opened) return <EmptyState>{words.opened}</EmptyState>;
  if (first === null || shown === undefined || run.inspection === null) return <EmptyState>{words.toCome}</EmptyState>;

  const { step, lambda } = run.inspection;
  const sentence = ridgeSentence({
    mode,
    lens,
    first: { step: timeline[0]?.inspection.step ?? 0, layer: first },
    shown: { step, lambda, layer: shown },
  });
  const long = layerName(name).long;
  return (
    <div className="time-view">
      <div className="time-head">
        <h3>{long}</h3>
        <label>
          {words.overlay}
          <select
            value={overlaid ?? ''}
            onChange={(event) => setOverlaid(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          >
            <option value="">{words.noOverlay}</option>
            {others.map((id, i) => (
              <option key={id} value={id}>
                {modeName(modes[i] ?? 'none')}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Ridgeline
        rows={rows}
        mode={mode}
        overlayMode={other === null ? null : other.summary.mode}
        thresholds={mode === 'none' ? [] : shown.thresholds}
        shownStep={nearestRow(rows, step)}
        unit={modeOf(mode).symbol}
        description={words.picture(words.weightsSeen[mode === 'none' ? 'full' : lens], long, rows.length, sentence)}
        onChoose={(chosen) => store.getState().setScrubbedStep(chosen === timeline.at(-1)?.inspection.step ? null : chosen)}
      />
      <p className="sentence">{sentence}</p>
      {modeOf(mode).levels === null ? null : <CodeFlow timeline={timeline} layer={name} step={step} mode={mode} />}
    </div>
  );
}

/** The row that stands for a step: itself where it is drawn, else the one before it. */
const nearestRow = (rows: readonly { readonly step: number }[], step: number): number =>
  rows.findLast((row) => row.step <= step)?.step ?? step;
