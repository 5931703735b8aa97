/**
 * The only connection between the page and the engine. Events are batched and folded into the store at most once a frame:
 * while several runs train there are some fifty of them a second, and the page only draws sixty frames. Pending events
 * are flushed before a reply is delivered, so that the store is never behind it.
 */
import type { EngineEvent } from '../worker/protocol';
import type { EngineClient } from '../worker/page/client';
import type { PlaygroundStore } from './store';

/** Calls back before the next frame, or soon when no frames are drawn. */
export type Schedule = (callback: () => void) => void;

/**
 * Wraps the engine for the page, and subscribes the store to its events.
 *
 * @param drawn what the engine says is not heard before: React draws in one piece whatever a store has changed under it
 */
export function pumpedClient(client: EngineClient, store: PlaygroundStore, schedule: Schedule, drawn: Promise<void>): EngineClient {
  let waiting: EngineEvent[] = [];
  let isToCome = true;

  function fold(): void {
    const events = waiting;
    waiting = [];
    if (events.length > 0) store.getState().applyEvents(events);
  }

  function come(): void {
    isToCome = false;
    fold();
  }

  void drawn.then(come);
  client.subscribe((event) => {
    waiting.push(event);
    if (isToCome) return;
    isToCome = true;
    schedule(come);
  });

  return {
    async request(type, args) {
      try {
        return await client.request(type, args);
      } finally {
        await drawn;
        fold();
      }
    },
    subscribe: (listener) => client.subscribe(listener),
  };
}
