import * as words from '#words/ui/timeline-bar';
import { useEffect, useState, type ReactElement } from 'react';
import { focusedRecord, shownFocus } from '../../state/selectors';
import { frameAt, type Timeline } from '../../state/record/timeline';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { Hideable } from '../parts/Hideable';
import './timeline-bar.css';

/** Pace of the replay, in ms a frame. */
const REPLAY_MS = 90;

/**
 * One scrubber moves every panel. Its stops are the recorded frames of the focused run, so that an arrow key
 * goes from one measurement to the next; at the right end the page is live again.
 */
export function TimelineBar(): ReactElement {
  const { store } = usePlayground();
  const { timeline, scrubbedStep, liveStep } = usePlaygroundState((state) => ({
    timeline: focusedRecord(state)?.timeline,
    scrubbedStep: state.scrubbedStep,
    liveStep: shownFocus(state)?.summary.step ?? 0,
  }));
  const steps = (timeline ?? []).map(({ inspection }) => inspection.step);
  const last = Math.max(0, steps.length - 1);
  const isLive = scrubbedStep === null;
  const shownStep = isLive ? liveStep : (frameAt(timeline ?? [], scrubbedStep)?.inspection.step ?? 0);
  const index = isLive ? last : Math.max(0, steps.indexOf(shownStep));
  const isEmpty = steps.length < 2;

  const scrubTo = (frame: number): void => store.getState().setScrubbedStep(frame >= last ? null : (steps[frame] ?? null));
  const replay = useReplay(timeline ?? [], (step) => store.getState().setScrubbedStep(step));

  // A reset leaves nothing to look back at.
  useEffect(() => {
    if (isEmpty) store.getState().setScrubbedStep(null);
  }, [isEmpty, store]);

  return (
    <Hideable id="timeline">
      <section className="timeline-bar" aria-label={words.timeline} data-live={isLive || undefined} data-empty={isEmpty || undefined}>
        <button
          type="button"
          className="live-button"
          disabled={isEmpty}
          aria-label={replay.isPlaying ? words.stopReplay : words.replaySteps}
          onClick={replay.toggle}
        >
          <Icon name={replay.isPlaying ? 'pause' : 'replay'} size={17} />
          <span className="replay-word">{replay.isPlaying ? words.stop : words.replay}</span>
        </button>
        <input
          type="range"
          min={0}
          max={Math.max(1, last)}
          step={1}
          value={isEmpty ? 1 : index}
          disabled={isEmpty}
          aria-label={words.shownStep}
          aria-valuetext={isLive ? words.liveAt(shownStep) : words.recordAt(shownStep, index + 1, steps.length)}
          style={{ '--filled': `${isEmpty ? 100 : (100 * index) / Math.max(1, last)}%` }}
          onChange={(event) => {
            replay.stop();
            scrubTo(event.currentTarget.valueAsNumber);
          }}
        />
        <p className="timeline-step">
          {isEmpty ? (
            <span className="quiet">{words.records}</span>
          ) : (
            <>
              {words.step} <b>{shownStep}</b>
            </>
          )}
        </p>
        <button
          type="button"
          className="live-button"
          aria-pressed={isLive}
          disabled={isEmpty}
          onClick={() => {
            replay.stop();
            store.getState().setScrubbedStep(null);
          }}
        >
          <i aria-hidden="true" />
          {words.live}
        </button>
      </section>
    </Hideable>
  );
}

/** Walks through the recorded frames from the first to the newest, one after the other, and ends live. */
function useReplay(timeline: Timeline, show: (step: number | null) => void): { readonly isPlaying: boolean; toggle(): void; stop(): void } {
  const [frame, setFrame] = useState<number | null>(null);
  useEffect(() => {
    if (frame === null) return;
    const step = timeline[frame]?.inspection.step;
    const isOver = step === undefined || frame >= timeline.length - 1;
    show(isOver ? null : step);
    const timer = setTimeout(() => setFrame(isOver ? null : frame + 1), REPLAY_MS);
    return () => clearTimeout(timer);
    // The current frames at each tick.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [frame]);
  return { isPlaying: frame !== null, toggle: () => setFrame(frame === null ? 0 : null), stop: () => setFrame(null) };
}
