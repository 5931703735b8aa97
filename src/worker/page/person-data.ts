import type { OwnData } from '../../catalog/data/own-data';
import type { Lane } from './lane';

/** The person's data: one copy here, and one in every worker that trains on it, sent once. */
export interface PersonData {
  /** Stores data; a worker that has read it holds it already. */
  add(data: OwnData, readBy?: Lane): void;
  /** Sends a worker the data of a digest; a no-op if it holds it, or if there is none. */
  supply(lane: Lane, digest: unknown): Promise<void>;
  /** Releases it, here and in these workers. */
  forget(digest: string, lanes: readonly Lane[]): Promise<void>;
  /** What a worker holds. */
  heldBy(lane: Lane): readonly OwnData[];
}

export function personData(): PersonData {
  const library = new Map<string, OwnData>();
  /** Digests, by worker. */
  const held = new WeakMap<Lane, Set<string>>();

  function digestsOf(lane: Lane): Set<string> {
    const digests = held.get(lane) ?? new Set<string>();
    held.set(lane, digests);
    return digests;
  }

  return {
    add(data, readBy) {
      library.set(data.card.digest, data);
      if (readBy !== undefined) digestsOf(readBy).add(data.card.digest);
    },
    async supply(lane, digest) {
      const data = typeof digest === 'string' ? library.get(digest) : undefined;
      if (data === undefined || digestsOf(lane).has(data.card.digest)) return;
      await lane.request('holdData', { data });
      digestsOf(lane).add(data.card.digest);
    },
    async forget(digest, lanes) {
      library.delete(digest);
      for (const lane of lanes) if (digestsOf(lane).delete(digest)) await lane.request('forgetData', { digest });
    },
    heldBy: (lane) => [...digestsOf(lane)].flatMap((digest) => library.get(digest) ?? []),
  };
}
