import { useEffect, useMemo, useRef, useState } from 'react';
import { createXrayClient, XrayRefused, type XrayClient } from '../../worker/page/xray-client';
import { messageOf } from '../../math/text/message-of';
import type { Finding, MatrixStatistics, ModelFacts, TensorComparison, XrayedModel, XraySide } from '../../worker/xray-protocol';

/** A model whose headers were read, and what has been seen of its numbers so far. */
export interface OpenedXray {
  readonly model: XrayedModel;
  /** By the place of the tensor in the list. */
  readonly examined: ReadonlyMap<number, MatrixStatistics>;
  readonly progress: { readonly done: number; readonly of: number };
  /** Of headers and numbers; those of numbers come when all tensors were examined. */
  readonly findings: readonly Finding[];
  readonly isExamined: boolean;
}

export type XrayState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly verdict: string | null; readonly message: string }
  | ({ readonly kind: 'open' } & OpenedXray);

/** Both models beside each other, as soon as both are open. */
export interface XrayComparison {
  readonly second: ModelFacts;
  readonly progress: { readonly done: number; readonly of: number };
  /** Null until all tensors were compared. */
  readonly compared: readonly TensorComparison[] | null;
  readonly failure: string | null;
}

export interface Xray {
  readonly client: XrayClient;
  readonly first: XrayState;
  readonly second: XrayState;
  readonly comparison: XrayComparison | null;
  open(side: XraySide, files: readonly File[]): void;
}

/** Tells models apart: another begins anew. */
export const openedKey = ({ model }: OpenedXray): string => model.facts.files.map(({ name, sizeBytes }) => `${name} ${sizeBytes}`).join();

const empty: XrayState = { kind: 'empty' };

/** A list that is redrawn for each of hundreds of tensors moves for nobody: a few times a second is enough. */
const TELL_EVERY_MS = 200;

/** The worker lives as long as the dialog. */
export function useXray(files: readonly File[]): Xray {
  const [client] = useState(createXrayClient);
  const [states, setStates] = useState<Readonly<Record<XraySide, XrayState>>>({ first: empty, second: empty });
  const rounds = useRef<Record<XraySide, number>>({ first: 0, second: 0 });
  useEffect(() => () => client.close(), [client]);

  const open = useMemo(() => {
    return (side: XraySide, chosen: readonly File[]): void => {
      const [named] = chosen;
      if (named === undefined) return;
      const name = weightsAmong(chosen)?.name ?? named.name;
      const round = ++rounds.current[side];
      const set = (state: XrayState): void => {
        if (round === rounds.current[side]) setStates((former) => ({ ...former, [side]: state }));
      };
      set({ kind: 'reading', name });
      read(client, side, chosen, set).catch((error: unknown) =>
        set({
          kind: 'refused',
          name,
          verdict: error instanceof XrayRefused ? error.verdict : null,
          message: error instanceof Error ? error.message : String(error),
        }),
      );
    };
  }, [client]);

  useEffect(() => open('first', files), [open, files]);
  return { client, ...states, comparison: useComparison(client, states), open };
}

/** It is read once for both, whichever view is shown meanwhile, so that what was found can be saved with it. */
function useComparison(client: XrayClient, { first, second }: Readonly<Record<XraySide, XrayState>>): XrayComparison | null {
  const [known, setKnown] = useState<{ readonly of: XrayedModel; readonly and: XrayedModel; readonly comparison: XrayComparison } | null>(
    null,
  );
  const [one, other] = [first, second].map((state) => (state.kind === 'open' ? state.model : null));
  useEffect(() => {
    if (one === null || one === undefined || other === null || other === undefined) return;
    let isOver = false;
    const begun: XrayComparison = { second: other.facts, progress: { done: 0, of: one.tensors.length }, compared: null, failure: null };
    const tell = (more: Partial<XrayComparison>): void => {
      if (!isOver) setKnown({ of: one, and: other, comparison: { ...begun, ...more } });
    };
    tell({});
    const unsubscribe = client.subscribe((event) => {
      if (event.kind === 'compared') tell({ progress: event });
    });
    client
      .request('compare', {})
      .then(
        (compared) => tell({ compared }),
        (error: unknown) => tell({ failure: messageOf(error) }),
      )
      .finally(unsubscribe);
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [client, one, other]);
  return known !== null && known.of === one && known.and === other ? known.comparison : null;
}

const weightsAmong = (files: readonly File[]): File | undefined => files.find(({ name }) => /\.(gguf|safetensors)$/i.test(name));

async function read(client: XrayClient, side: XraySide, files: readonly File[], set: (state: XrayState) => void): Promise<void> {
  const model = await client.request('open', { side, files });
  const opened: OpenedXray = { model, examined: new Map(), progress: { done: 0, of: 0 }, findings: model.findings, isExamined: false };
  set({ kind: 'open', ...opened });
  // The second is opened for the comparison, which reads it by itself.
  if (side === 'second') return;
  const examined = new Map<number, MatrixStatistics>();
  let progress = opened.progress;
  let toldAt = 0;
  const unsubscribe = client.subscribe((event) => {
    if (event.kind !== 'examined' || event.side !== side) return;
    examined.set(event.index, event.statistics);
    progress = { done: event.done, of: event.of };
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    set({ kind: 'open', ...opened, examined: new Map(examined), progress });
  });
  try {
    const found = await client.request('examine', { side });
    set({ kind: 'open', ...opened, examined, progress, findings: [...model.findings, ...found], isExamined: true });
  } finally {
    unsubscribe();
  }
}
