import { useEffect } from 'react';
import type { DataKind } from '../../catalog/data/card';
import { usePlayground } from './use-playground';

/** What this browser keeps of a kind since one of its tabs gave or forgot it. */
interface Shelved {
  readonly kind: DataKind;
  /** Null: deleted. */
  readonly digest: string | null;
}

/** Tabs share what is kept in the browser: what another tab has replaced or forgotten lasts only as long as this one, which then says so. */
export function useOtherTabs(): void {
  const { store } = usePlayground();
  useEffect(() => {
    const channel = new BroadcastChannel('bitnet-playground/own-data');
    channel.onmessage = ({ data: { kind, digest } }: MessageEvent<Shelved>) => {
      const { given, setGiven } = store.getState();
      const own = given[kind];
      if (own !== undefined && own.kept && own.card.digest !== digest) setGiven(kind, { ...own, kept: false });
    };
    const stop = store.subscribe(({ given }, former) => {
      if (given === former.given) return;
      for (const kind of ['text', 'table', 'strokes'] as const) {
        const [now, before] = [given[kind], former.given[kind]];
        if (now?.card.digest !== before?.card.digest && (now?.kept ?? true))
          channel.postMessage({ kind, digest: now?.card.digest ?? null } satisfies Shelved);
      }
    });
    return () => {
      stop();
      channel.close();
    };
  }, [store]);
}
