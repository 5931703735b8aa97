import type { StateCreator } from 'zustand/vanilla';
import type { NewNotice, Notice } from '../notice';
import type { PlaygroundState } from '../store';
import type { Stage } from '../transport-machine';

export interface EngineSlice {
  /** `starting` until a backend has passed its self-test; `failed` when none did. */
  readonly startUp: 'starting' | 'ready' | 'failed';
  readonly startUpFailure: NewNotice | null;
  /** Why the runs of the draft could not be made; null once they could. */
  readonly buildFailure: NewNotice | null;
  /** What the engine has been asked and has not reported yet. Changed by the transport alone. */
  readonly stage: Stage;
  readonly notices: readonly Notice[];
  setStartUp(startUp: 'ready' | { readonly failure: NewNotice }): void;
  setBuildFailure(failure: NewNotice | null): void;
  setStage(stage: Stage): void;
  notify(notice: NewNotice): void;
  dismiss(id: number): void;
}

export const engineSlice: StateCreator<PlaygroundState, [], [], EngineSlice> = (set) => ({
  startUp: 'starting',
  startUpFailure: null,
  buildFailure: null,
  stage: 'rest',
  notices: [],
  setStartUp: (startUp) => set(startUp === 'ready' ? { startUp, startUpFailure: null } : { startUp: 'failed', startUpFailure: startUp.failure }),
  setBuildFailure: (buildFailure) => set({ buildFailure }),
  setStage: (stage) => set({ stage }),
  notify: (notice) =>
    set(({ notices }) => ({
      // Saying the same twice helps nobody; the newest few are enough.
      notices: [...notices.filter(({ message }) => message !== notice.message), { ...notice, id: (notices.at(-1)?.id ?? 0) + 1 }].slice(-4),
    })),
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
});
