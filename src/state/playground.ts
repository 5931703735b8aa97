import * as words from '#words/state';
import { draftCommands, type DraftCommands } from './commands/draft-commands';
import { sessionCommands, type SessionCommands } from './commands/session-commands';
import { transportCommands, type TransportCommands } from './commands/transport-commands';
import type { EngineClient } from '../worker/page/client';
import { pumpedClient, type Schedule } from './event-pump';
import { noticeOf } from './notice';
import { createPlaygroundStore, type PlaygroundStore } from './store';

export interface Playground {
  readonly store: PlaygroundStore;
  readonly client: EngineClient;
  readonly session: SessionCommands;
  readonly draft: DraftCommands;
  readonly transport: TransportCommands;
  /** Tries the backends, then makes the runs of the draft. */
  start(): Promise<void>;
}

/**
 * The headless page: state and commands. Independent of the DOM, so Node tests drive it.
 *
 * @param drawn resolves when the page has been drawn once; by default, it need not be
 */
export function createPlayground(engine: EngineClient, schedule: Schedule, drawn = Promise.resolve()): Playground {
  const store = createPlaygroundStore();
  const client = pumpedClient(engine, store, schedule, drawn);
  const context = { client, store };
  const session = sessionCommands(context);
  const transport = transportCommands(context, session);
  const draft = draftCommands(context, session, transport);

  async function start(): Promise<void> {
    try {
      const { backend = 'auto', arithmetic = 'plain' } = store.getState().draft.settings;
      await client.request('backends', { prefer: backend, arithmetic });
    } catch (error) {
      store.getState().setStartUp({ failure: noticeOf(error, words.startingEngine) });
      return;
    }
    store.getState().setStartUp('ready');
    await transport.create();
  }

  return { store, client, session, draft, transport, start };
}
