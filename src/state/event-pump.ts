/**
 * The one door between the page and the engine. Events are folded into the store at most once a frame: while several runs
 * train there are some fifty of them a second, and the page only draws sixty frames. Before anybody hears a reply, all
 * that the engine said before it has been folded: what a reply promises is true when it is acted on.
 */
import type { EngineEvent } from '../worker/protocol';
import type { EngineClient } from '../worker/page/client';
import type { PlaygroundStore } from './store';

/** Calls back before the next frame, or soon when no frames are drawn. */
export type Schedule = (callback: () => void) => void;

/** The engine as the page knows it; from now on, the store follows its events. */
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
