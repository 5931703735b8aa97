import { backendNames, type BackendId } from '../experiment/experiment';
import type { EngineClient } from '../worker/page/client';
import type { RunSummary } from '../worker/protocol';
import type { NewNotice } from './notice';
import type { PlaygroundStore } from './store';

/** Shows a notice when the graphics device or a worker is lost, and of the outcome. Returns the unsubscribe function. */
export function announceDevice(client: EngineClient, store: PlaygroundStore): () => void {
  return client.subscribe((event) => {
    const { notices, notify, dismiss } = store.getState();
    if (event.type === 'engineReplaced')
      notify({ kind: 'information', message: `The engine stopped and was started again. ${whereRunsAre(event.summaries)}` });
    if (event.type === 'deviceLost') notify({ kind: 'information', message: lost });
    if (event.type !== 'deviceReplaced') return;
    // The notice of the outcome says that it was lost.
    for (const { id, message } of notices) if (message === lost) dismiss(id);
    notify(replacedNotice(event.from, event.backend, event.summaries));
  });
}

const lost = 'The graphics device was lost. Nothing is lost with it: the runs are being restored.';

const inWords = (id: BackendId): string => (id === 'cpu' ? `plain ${backendNames[id]}` : backendNames[id]);

function whereRunsAre(summaries: readonly RunSummary[]): string {
  const failed = summaries.filter(({ state }) => state === 'failed');
  if (failed.length > 0)
    return failed.length === summaries.length
      ? 'No run could be taken along.'
      : `${failed.length} of ${summaries.length} runs could not be taken along; the others are as they were.`;
  const training = summaries.filter(({ state }) => state === 'running');
  return training.length === 0
    ? 'All runs are as they were.'
    : `Training goes on from step ${Math.min(...training.map(({ step }) => step)).toLocaleString('en')}.`;
}

function replacedNotice(from: BackendId, backend: BackendId, summaries: readonly RunSummary[]): NewNotice {
  const where = whereRunsAre(summaries);
  if (from === backend) return { kind: 'information', message: `The graphics device was lost and replaced by a fresh one. ${where}` };
  return {
    kind: 'error',
    message: `The graphics device was lost again, so ${inWords(backend)} takes its place. ${where} Reload the page to try ${inWords(from)} once more; runs that are not downloaded are then gone.`,
  };
}
