import type { RunRecord } from './record/run-record';
import type { PlaygroundState } from './store';

/** What a crash may cost of a run that is kept, in ms of training. */
const fewSecondsMs = 5_000;

/** Whether closing the page would lose work: runs that were trained here and are neither kept in this browser nor saved as a file since, or strokes that were drawn and not used yet. */
export function isLostOnLeaving({ sessions, facts, savedSteps, sketch, given }: PlaygroundState): boolean {
  // A run in training is kept every few seconds, and the steps since come again, to the bit: all of them, where it has just begun.
  const isKept = ({ summary: { id, step, state, elapsedMs } }: RunRecord): boolean =>
    facts.shelfProblem === null &&
    (facts.shelved[id] === step || (state === 'running' && ((facts.shelved[id] ?? 0) > 0 || elapsedMs < fewSecondsMs)));
  const trained = Object.values(sessions).map(({ arms }) => arms.flatMap(({ id }) => facts.runs[id] ?? []).filter(isTrainedHere));
  const isSaved = ({ summary: { id, step } }: RunRecord): boolean => savedSteps[id] === step;
  // One saved file of a comparison is enough.
  const unsaved = trained.some((runs) => !runs.every(isKept) && !runs.some(isSaved));
  const source = given.strokes?.source;
  const isSketchUsed = source?.kind === 'strokes' && source.strokes === sketch;
  return unsaved || (sketch.length > 0 && !isSketchUsed);
}

/** A run that was opened from a file and not trained since is still in that file. */
const isTrainedHere = ({ summary, series }: RunRecord): boolean => summary.step > 0 && series.points.length > 0;
