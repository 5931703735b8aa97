import type { StateCreator } from 'zustand/vanilla';
import type { ModeId } from '../../catalog/modes/modes';
import type { TaskId } from '../../catalog/tasks/tasks';
import type { EngineEvent, RunId } from '../../worker/protocol';
import { applyEvent, noFacts, type EngineFacts } from '../apply-event';
import type { Draft } from '../draft';
import type { PlaygroundState } from '../store';

/** The runs made from one draft, trained side by side. */
export interface Session {
  /** As it was when the runs were made, kept up to date with a learning rate changed since. */
  readonly draft: Draft;
  readonly arms: readonly { readonly mode: ModeId; readonly seed: number; readonly id: RunId }[];
}

/** What the engine reported, and which runs belong together. */
export interface RunsSlice {
  readonly facts: EngineFacts;
  /** One per task: changing the task and coming back finds what was trained. */
  readonly sessions: Partial<Readonly<Record<TaskId, Session>>>;
  applyEvents(events: readonly EngineEvent[]): void;
  setSession(session: Session): void;
}

export const runsSlice: StateCreator<PlaygroundState, [], [], RunsSlice> = (set) => ({
  facts: noFacts,
  sessions: {},
  applyEvents: (events) => set((state) => ({ facts: events.reduce(applyEvent, state.facts) })),
  setSession: (session) => set((state) => ({ sessions: { ...state.sessions, [session.draft.task]: session } })),
});
