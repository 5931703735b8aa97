import type { BackendId } from '../../experiment/experiment';
import { fixed } from '../../words/numbers';
import type { BackendReport } from '../../worker/protocol';

/** By how much a backend won the probe, and against which. */
export interface BackendMargin {
  readonly times: string;
  readonly than: BackendId;
}

/** Null where nothing else was measured, and for a backend that was asked for: it has won nothing. */
export function marginOf(backends: readonly BackendReport[], active: BackendId | null, chosen: BackendId | null): BackendMargin | null {
  const own = backends.find(({ id }) => id === active)?.stepMs;
  const other = backends.find(({ id, stepMs }) => id !== active && stepMs !== undefined);
  if (active !== chosen || own === undefined || other?.stepMs === undefined || other.stepMs < own) return null;
  return { times: fixed(other.stepMs / own, 1), than: other.id };
}
