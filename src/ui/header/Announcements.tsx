import * as words from '#words/ui/words/announcements';
import { useEffect, useState, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { describeTask, scoreLabelOf } from '../../catalog/tasks/tasks';
import { areTheSame, armsOf, comparedRun } from '../../state/arms';
import { latestEvaluation, type RunRecord } from '../../state/record/run-record';
import { currentSession, sessionRecords, transportState } from '../../state/selectors';
import type { PlaygroundState } from '../../state/store';
import { comparisonsShown, smallestDifference } from '../../state/findings/verdict';
import { usePlayground } from '../hooks/use-playground';
import { announcements, type Heard } from '../words/announcements';
import { headlineOf } from '../words/headline';
import { measuredWords } from '../words/measured-words';

/** Sentences that stay in the log: a screen reader that was busy reads on. */
const KEPT = 4;

/** Says what an action did, that λ has reached 1, and the result: each once, and nothing at every step. */
export function Announcements(): ReactElement {
  const { store } = usePlayground();
  const [log, setLog] = useState<readonly { readonly id: number; readonly text: string }[]>([]);
  useEffect(() => {
    let before: Heard | null = null;
    let id = 0;
    function listen(state: PlaygroundState): void {
      const now = heardIn(state, before);
      const said = before === null ? [] : announcements(before, now);
      before = now;
      if (said.length > 0) setLog((former) => [...former, ...said.map((text) => ({ id: id++, text }))].slice(-KEPT));
    }
    listen(store.getState());
    return store.subscribe(listen);
  }, [store]);
  return (
    <div className="visually-hidden" role="log" aria-label={words.whatHappened}>
      {log.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}

/** While runs are being made, what was heard before: what they are is heard when they are there. */
function heardIn(state: PlaygroundState, before: Heard | null): Heard {
  const { phase, step, steps } = transportState(state);
  const records = sessionRecords(state);
  const task = describeTask(state.draft.task).label;
  if (phase === 'waiting' && before !== null) return { ...before, task, ...(task === before.task ? {} : { seed: null }) };
  // For its one step, a run says that it is running; after the command is through, too.
  const isStepping = state.stage === 'stepping' || (before?.isStepping === true && phase === 'running' && state.stage === 'rest');
  const quantised = records.find(({ summary }) => modeOf(summary.mode).levels !== null);
  return {
    task,
    modes: state.draft.modes,
    seed: records.find(({ summary }) => summary.task === state.draft.task)?.summary.seed ?? null,
    // Steps that are under way are still reported.
    phase: isStepping ? 'paused' : state.stage === 'pausing' ? 'running' : phase,
    isStepping,
    step,
    furthest: Math.max(0, ...records.map(({ summary }) => summary.step)),
    steps,
    quantised:
      quantised?.inspection === null || quantised === undefined
        ? null
        : {
            id: quantised.summary.id,
            mode: quantised.summary.mode,
            lambda: quantised.inspection.lambda,
            step: quantised.inspection.step,
          },
    verdict: phase === 'finished' ? ((before?.phase === 'finished' ? before.verdict : null) ?? verdictOf(state, records)) : null,
  };
}

/** Null before every run that has not failed was measured at its last step. */
function verdictOf(state: PlaygroundState, records: readonly RunRecord[]): string | null {
  const ended = records.filter(({ summary }) => summary.state === 'finished');
  const lead = ended[0]?.summary;
  if (lead === undefined || ended.some((run) => latestEvaluation(run)?.step !== run.summary.step)) return null;
  const runs = records.map(comparedRun);
  const arms = armsOf(runs);
  const pinned = state.pinned[state.draft.task]?.runs ?? [];
  return headlineOf(arms, {
    budget: currentSession(state)?.draft.budget ?? 'parameters',
    scoreLabel: scoreLabelOf(lead.experiment),
    smallest: smallestDifference(measuredWords(lead.experiment).unit, lead.reference.baseline),
    shown: comparisonsShown(arms, areTheSame(pinned, runs) ? [] : armsOf(pinned)),
  }).sentence;
}
