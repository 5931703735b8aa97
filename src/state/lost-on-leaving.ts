import type { RunRecord } from './run-record';
import type { PlaygroundState } from './store';

/** Whether closing the page would lose work: runs that were trained here and of which no file was saved since, or strokes that were drawn and not used yet. */
export function isLostOnLeaving({ sessions, facts, savedSteps, sketch, given }: PlaygroundState): boolean {
  const trained = Object.values(sessions).map(({ arms }) =>
    arms.map(({ id }) => facts.runs[id]).filter((run) => run !== undefined && isTrainedHere(run)),
  );
  // One saved file of a comparison is enough.
  const unsaved = trained.some((runs) => runs.length > 0 && !runs.some((run) => savedSteps[run?.summary.id ?? ''] === run?.summary.step));
  const source = given.strokes?.source;
  const isSketchUsed = source?.kind === 'strokes' && source.strokes === sketch;
  return unsaved || (sketch.length > 0 && !isSketchUsed);
}

/** A run that was opened from a file and not trained since is still in that file. */
const isTrainedHere = ({ summary, series }: RunRecord): boolean => summary.step > 0 && series.points.length > 0;
