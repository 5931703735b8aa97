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

/** Wraps the engine for the page, and subscribes the store to its events. */
export function pumpedClient(client: EngineClient, store: PlaygroundStore, schedule: Schedule): EngineClient {
  let waiting: EngineEvent[] = [];
  let scheduled = false;

  function fold(): void {
    const events = waiting;
    waiting = [];
    if (events.length > 0) store.getState().applyEvents(events);
  }

  client.subscribe((event) => {
    waiting.push(event);
    if (scheduled) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      fold();
    });
  });

  return {
    async request(type, args) {
      try {
        return await client.request(type, args);
      } finally {
        fold();
      }
    },
    subscribe: (listener) => client.subscribe(listener),
  };
}
