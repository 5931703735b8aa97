import type { PlaygroundStore } from './store';

/** Resolves when Train can be pressed and files can be opened, or nothing can be. */
export async function engineStarted(store: PlaygroundStore): Promise<void> {
  if (store.getState().startUp !== 'starting') return;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(({ startUp }) => {
      if (startUp === 'starting') return;
      stop();
      resolve();
    });
  });
}
