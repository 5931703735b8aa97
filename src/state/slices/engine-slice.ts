import { readable, type NewNotice, type Notice } from '../notice';
import type { Stage } from '../transport-machine';
import type { Slice } from './slice';

export interface EngineSlice {
  /** `starting` until a backend has passed its self-test; `failed` when none did. */
  readonly startUp: 'starting' | 'ready' | 'failed';
  readonly startUpFailure: NewNotice | null;
  /** Why the runs of the draft could not be made; null once they could. */
  readonly buildFailure: NewNotice | null;
  /** Pending request to the engine. Changed by the transport alone. */
  readonly stage: Stage;
  readonly notices: readonly Notice[];
  setStartUp(startUp: 'ready' | { readonly failure: NewNotice }): void;
  setBuildFailure(failure: NewNotice | null): void;
  setStage(stage: Stage): void;
  notify(notice: NewNotice): void;
  dismiss(id: number): void;
  /** Dismisses notices whose cause is over. */
  resolve(about: string): void;
}

/** The newest few are enough, and more would cover the page. */
const MOST_NOTICES = 3;
let lastId = 0;

export const engineSlice: Slice<EngineSlice> = (set) => ({
  startUp: 'starting',
  startUpFailure: null,
  buildFailure: null,
  stage: 'rest',
  notices: [],
  setStartUp: (startUp) =>
    set(startUp === 'ready' ? { startUp, startUpFailure: null } : { startUp: 'failed', startUpFailure: startUp.failure }),
  setBuildFailure: (buildFailure) => set({ buildFailure }),
  setStage: (stage) => set({ stage }),
  notify: (notice) =>
    set(({ notices }) => {
      const added = { ...readable(notice), id: ++lastId };
      const isSame = ({ about, message }: Notice): boolean => message === added.message || (about !== undefined && about === added.about);
      return { notices: [...notices.filter((former) => !isSame(former)), added].slice(-MOST_NOTICES) };
    }),
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  resolve: (about) =>
    set((state) =>
      state.notices.some((notice) => notice.about === about)
        ? { notices: state.notices.filter((notice) => notice.about !== about) }
        : state,
    ),
});
