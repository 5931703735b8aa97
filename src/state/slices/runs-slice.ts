import type { ModeId } from '../../catalog/modes/modes';
import type { TaskId } from '../../catalog/tasks/tasks';
import type { EngineEvent, KeptRun, RunId, RunSummary } from '../../worker/protocol';
import type { ComparedRun } from '../arms';
import { applyEvent, noFacts, type EngineFacts } from '../record/apply-event';
import { draftOfRun, type Draft } from '../draft';
import type { RunRecord } from '../record/run-record';
import type { Slice } from './slice';

/** The runs made from one draft, trained side by side. */
export interface Session {
  /** As it was when the runs were made, kept up to date with a learning rate changed since. */
  readonly draft: Draft;
  readonly arms: readonly { readonly mode: ModeId; readonly seed: number; readonly id: RunId }[];
}

/** The session that has this run and no other. */
export const sessionOf = ({ id, mode, seed, experiment, learningRate }: RunSummary): Session => ({
  draft: draftOfRun(experiment, learningRate),
  arms: [{ mode, seed, id }],
});

/** A session as it was when somebody put it aside for comparison: its results, without its weights. */
export interface PinnedSession {
  readonly draft: Draft;
  readonly runs: readonly ComparedRun[];
}

/** A replaced session, with all that is needed to restore it: weights, curves and looks. */
export interface FormerResult {
  readonly session: Session;
  readonly kept: readonly KeptRun[];
  readonly records: readonly RunRecord[];
}

/** What the engine reported, and which runs belong together. */
export interface RunsSlice {
  readonly facts: EngineFacts;
  /** One per task: changing the task and coming back finds what was trained. */
  readonly sessions: Partial<Readonly<Record<TaskId, Session>>>;
  /** At most one per task: what later sessions are compared with. */
  readonly pinned: Partial<Readonly<Record<TaskId, PinnedSession>>>;
  /** The result that was there before the last Reset, New seed, Train again or opened checkpoint. */
  readonly former: FormerResult | null;
  applyEvents(events: readonly EngineEvent[]): void;
  setSession(session: Session): void;
  setFormer(former: FormerResult | null): void;
  /** Replaces the records of these runs. */
  setRecords(records: readonly RunRecord[]): void;
  pin(task: TaskId, session: PinnedSession | null): void;
}

export const runsSlice: Slice<RunsSlice> = (set) => ({
  facts: noFacts,
  sessions: {},
  pinned: {},
  former: null,
  setFormer: (former) => set({ former }),
  setRecords: (records) =>
    set(({ facts }) => ({
      facts: { ...facts, runs: { ...facts.runs, ...Object.fromEntries(records.map((record) => [record.summary.id, record])) } },
    })),
  applyEvents: (events) => set((state) => ({ facts: events.reduce(applyEvent, state.facts) })),
  pin: (task, session) =>
    set(({ pinned: { [task]: _former, ...others } }) => ({ pinned: session === null ? others : { ...others, [task]: session } })),
  setSession: (session) => set((state) => ({ sessions: { ...state.sessions, [session.draft.task]: session } })),
});
