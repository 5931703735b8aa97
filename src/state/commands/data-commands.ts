import * as words from '#words/state/data-commands';
import type { DataKind } from '../../catalog/data/card';
import { readCard } from '../../catalog/data/read-card';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { messageOf } from '../../math/text/message-of';
import { EngineError } from '../../worker/engine-error';
import type { DataReport, DataSource, OwnData } from '../../worker/protocol';
import type { Playground } from '../playground';
import type { PlaygroundStore } from '../store';

export interface DataCommands {
  /** Reads what the person gives, away from the page, and trains on it from then on. What is wrong with it is said at the place. */
  give(source: DataSource, name: string): Promise<void>;
  /** Deletes it, here and in the browser's storage. */
  forget(kind: DataKind): Promise<void>;
  /** Restores data given before a reload. */
  restore(): Promise<void>;
}

/** Loaded lazily: most visits give no data. */
const shelf = async () => import('../data-shelf');

const known = new WeakMap<PlaygroundStore, DataCommands>();

/** Those of a page: what is read last counts, whoever gave it. Fetched after the first paint. */
export function dataOf(playground: Playground): DataCommands {
  const commands = known.get(playground.store) ?? dataCommands(playground);
  known.set(playground.store, commands);
  return commands;
}

function dataCommands({ client, store, draft: drafts }: Playground): DataCommands {
  let attempt = 0;

  /** The draft takes the data of its task, or loses it. */
  function adopt(kind: DataKind): void {
    const { draft, given } = store.getState();
    if (dataNeeded(draft.task) !== kind) return;
    const { data: _former, ...rest } = draft;
    const card = given[kind]?.card;
    drafts.replace(card === undefined ? rest : { ...rest, data: card });
  }

  async function give(source: DataSource, name: string): Promise<void> {
    const { kind } = source;
    const thisAttempt = ++attempt;
    const state = store.getState();
    state.setDataProblem(null);
    state.setReadingData(kind);
    try {
      const { data, report } = await client.request('readData', { source });
      if (thisAttempt !== attempt) return;
      const former = store.getState().given[kind]?.card.digest;
      store.getState().setGiven(kind, { card: data.card, report, name, source, kept: false });
      adopt(kind);
      void keep(kind, { data, report, name, source });
      if (former !== undefined && former !== data.card.digest) await client.request('forgetData', { digest: former });
    } catch (error) {
      if (thisAttempt !== attempt) return;
      const reading = error instanceof EngineError ? error.reading : undefined;
      store.getState().setDataProblem({
        kind,
        message: messageOf(error),
        ...(reading === undefined ? {} : { refused: { reading, source, name } }),
      });
    } finally {
      if (thisAttempt === attempt) store.getState().setReadingData(null);
    }
  }

  /** Storage may be unavailable, full or hanging: until it succeeds, the data lives only as long as the page. */
  async function keep(
    kind: DataKind,
    shelved: { readonly data: OwnData; readonly report: DataReport; readonly name: string; readonly source: DataSource },
  ): Promise<void> {
    try {
      await (await shelf()).shelve(kind, shelved);
    } catch {
      return;
    }
    const given = store.getState().given[kind];
    if (given?.card.digest === shelved.data.card.digest) store.getState().setGiven(kind, { ...given, kept: true });
  }

  async function forget(kind: DataKind): Promise<void> {
    const digest = store.getState().given[kind]?.card.digest;
    store.getState().setGiven(kind, null);
    store.getState().setDataProblem(null);
    adopt(kind);
    await shelf()
      .then(async ({ removeFromShelf }) => removeFromShelf(kind))
      .catch(() => undefined);
    if (digest !== undefined) await client.request('forgetData', { digest });
  }

  async function restore(): Promise<void> {
    try {
      for (const [kind, { data, report, name, source = null }] of await (await shelf()).unshelve()) {
        // An older version may have stored another format.
        if (readCard(data.card)?.kind !== kind || store.getState().given[kind] !== undefined) continue;
        await client.request('holdData', { data });
        store.getState().setGiven(kind, { card: data.card, report, name, source, kept: true });
        adopt(kind);
      }
    } catch {
      // Without storage there is nothing to restore.
    }
    const { draft, notify } = store.getState();
    const needed = dataNeeded(draft.task);
    if (needed === null || draft.data !== undefined) return;
    notify({
      kind: 'information',
      about: 'data',
      message: words.ownDataOfLink(words.dataNames[needed]),
    });
  }

  return { give, forget, restore };
}
