import * as words from '#words/state/announce-device';
import { backendNames, type BackendId } from '../experiment/experiment';
import { counted } from '../words/numbers';
import type { EngineClient } from '../worker/page/client';
import type { RunSummary } from '../worker/protocol';
import type { NewNotice } from './notice';
import type { PlaygroundStore } from './store';

/** Shows a notice when the graphics device or a worker is lost, and of the outcome. Returns the unsubscribe function. */
export function announceDevice(client: EngineClient, store: PlaygroundStore): () => void {
  return client.subscribe((event) => {
    const { notices, notify, dismiss } = store.getState();
    if (event.type === 'engineReplaced') notify({ kind: 'information', message: words.restarted(whereRunsAre(event.summaries)) });
    if (event.type === 'deviceLost') notify({ kind: 'information', message: words.lost });
    if (event.type !== 'deviceReplaced') return;
    // The notice of the outcome says that it was lost.
    for (const { id, message } of notices) if (message === words.lost) dismiss(id);
    notify(replacedNotice(event.from, event.backend, event.summaries));
  });
}

const inWords = (id: BackendId): string => (id === 'cpu' ? words.plain(backendNames[id]) : backendNames[id]);

function whereRunsAre(summaries: readonly RunSummary[]): string {
  const failed = summaries.filter(({ state }) => state === 'failed');
  if (failed.length > 0) return failed.length === summaries.length ? words.noneTaken : words.someNotTaken(failed.length, summaries.length);
  const training = summaries.filter(({ state }) => state === 'running');
  return training.length === 0 ? words.allAsBefore : words.goesOnFrom(counted(Math.min(...training.map(({ step }) => step))));
}

function replacedNotice(from: BackendId, backend: BackendId, summaries: readonly RunSummary[]): NewNotice {
  const where = whereRunsAre(summaries);
  if (from === backend) return { kind: 'information', message: words.replaced(where) };
  return {
    kind: 'error',
    message: words.replacedBy(inWords(backend), where, inWords(from)),
  };
}
