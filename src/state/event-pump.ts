/**
 * Folds engine events into the store at most once a frame: while several runs train there are some fifty events a
 * second, and the page only draws sixty frames.
 */
import type { EngineEvent } from '../worker/protocol';
import type { EngineClient } from '../worker/client';
import type { PlaygroundStore } from './store';

/** Calls back before the next frame, or soon when no frames are drawn. */
export type Schedule = (callback: () => void) => void;

/** Returns what ends it. */
export function pumpEvents(client: EngineClient, store: PlaygroundStore, schedule: Schedule): () => void {
  let waiting: EngineEvent[] = [];
  let scheduled = false;

  function fold(): void {
    scheduled = false;
    const events = waiting;
    waiting = [];
    if (events.length > 0) store.getState().applyEvents(events);
  }

  return client.subscribe((event) => {
    waiting.push(event);
    // A new run must be known before the answer to the request that made it is acted on.
    if (event.type === 'created') fold();
    else if (!scheduled) {
      scheduled = true;
      schedule(fold);
    }
  });
}
