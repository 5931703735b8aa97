import type { EngineClient } from '../worker/client';
import type { PlaygroundStore } from './store';

/**
 * While they train, only the run that is looked at is inspected; the others are counted once they rest, so that what
 * the tables say of their weights is of the same step as their losses. Returns what ends it.
 */
export function inspectAtRest(client: EngineClient, store: PlaygroundStore): () => void {
  return client.subscribe((event) => {
    if (event.type !== 'paused' && event.type !== 'finished') return;
    const { id, step } = event.summary;
    if (store.getState().facts.runs[id]?.inspection?.step === step) return;
    client.request('inspect', { id }).then(
      (inspection) => store.getState().applyEvents([{ type: 'inspected', id, inspection, map: null }]),
      // Removed meanwhile: there is nothing left to count.
      () => undefined,
    );
  });
}
