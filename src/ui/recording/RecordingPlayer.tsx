import { useEffect } from 'react';
import type { TaskId } from '../../catalog/tasks/tasks';
import { usualDraft } from '../../state/arithmetic-here';
import { draftKey, type Draft } from '../../state/draft';
import { decodeRecord } from '../../state/record/record-file';
import { focusedRecord, isTouched } from '../../state/selectors';
import type { Recording } from '../../state/slices/recording-slice';
import type { PlaygroundState } from '../../state/store';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import firstRunUrl from './first-run.bin?url';

/** How long a recorded look stands, in ms: the first and the last long enough to be read, those between as a film. */
const LOOK_MS = { first: 900, between: 220, last: 2600 };

/**
 * Plays a real run that was recorded when this page was made: something moves before any backend is ready.
 * It is over when it has been seen once and the person's own weights are there, or when the person does anything with them.
 */
export function RecordingPlayer(): null {
  const { store } = usePlayground();
  const recording = usePlaygroundState((state) => state.recording);
  const isElsewhere = usePlaygroundState(hasTurnedAway);
  const hasOwn = usePlaygroundState((state) => (focusedRecord(state)?.inspection ?? null) !== null);
  const playing = typeof recording === 'object' ? recording : null;

  useEffect(() => {
    if (isElsewhere) store.getState().setRecording('over');
  }, [isElsewhere, store]);

  useEffect(() => {
    if (recording !== 'due') return;
    const request = new AbortController();
    fetchFirstRun(request.signal).then(
      (run) => store.getState().setRecording({ run, step: 0 }),
      // Nothing is lost: the person's own weights are on their way.
      () => request.signal.aborted || store.getState().setRecording('over'),
    );
    return () => request.abort();
  }, [recording, store]);

  useEffect(() => {
    if (playing === null) return;
    const next = nextStep(playing);
    const wait = next === null ? LOOK_MS.last : playing.step === 0 ? LOOK_MS.first : LOOK_MS.between;
    if (next === null && !hasOwn) return;
    const timer = setTimeout(() => store.getState().setRecording(next === null ? 'over' : { ...playing, step: next }), wait);
    return () => clearTimeout(timer);
  }, [playing, hasOwn, store]);

  return null;
}

async function fetchFirstRun(signal: AbortSignal): Promise<Recording['run']> {
  const response = await fetch(firstRunUrl, { signal });
  if (!response.ok) throw new Error(`${firstRunUrl}: ${response.status}`);
  return decodeRecord(new Uint8Array(await response.arrayBuffer()));
}

/** The step of the next recorded look; null after the last. */
const nextStep = ({ run, step }: Recording): number | null =>
  run.timeline.find(({ inspection }) => inspection.step > step)?.inspection.step ?? null;

const usual = new Map<TaskId, Draft>();

/** Always the same one, so that its key is known: the page asks many times a second. */
function usualOf(task: TaskId): Draft {
  const draft = usual.get(task) ?? usualDraft(task);
  usual.set(task, draft);
  return draft;
}

/** Whether the person has trained, changed a setting, or turned to another run or matrix than the one that was recorded. */
function hasTurnedAway(state: PlaygroundState): boolean {
  const { recording, draft, focusedLayer } = state;
  if (isTouched(state) || draftKey(draft) !== draftKey(usualOf(draft.task)) || state.scrubbedStep !== null) return true;
  if (typeof recording !== 'object') return draft.task !== 'reverse';
  const [layer] = recording.run.inspection?.layers ?? [];
  const focused = focusedRecord(state)?.summary.mode ?? recording.run.summary.mode;
  return (
    draft.task !== recording.run.summary.task ||
    focused !== recording.run.summary.mode ||
    (focusedLayer !== null && focusedLayer !== layer?.name)
  );
}
