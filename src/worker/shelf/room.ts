import type { LibraryId } from '../protocol';
import type { ShelvedRow } from './run-shelf';

/** What all kept runs together may take, and which share of what the browser grants this site. */
const mostBytes = 512_000_000;
const shareOfQuota = 0.25;

/** Bytes that all kept runs may take here. */
export async function roomForRuns(): Promise<number> {
  const estimate = await (globalThis.navigator as Partial<Navigator> | undefined)?.storage?.estimate().catch(() => null);
  return Math.min(mostBytes, shareOfQuota * (estimate?.quota ?? Infinity));
}

/**
 * The runs that go, those that were deleted before all others and then the oldest, until the rest take at most so many bytes. A
 * starred run never goes, unless it was deleted, nor does one whose page lives.
 */
export function runsToDelete(rows: readonly ShelvedRow[], bytes: number, lives: (tab: string) => boolean): readonly LibraryId[] {
  let total = rows.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const gone: LibraryId[] = [];
  const stays = ({ starred, discardedBy }: ShelvedRow): number => (discardedBy === null ? (starred ? 2 : 1) : 0);
  const idle = rows
    .filter((row) => stays(row) < 2 && !lives(row.tab))
    .toSorted((one, other) => stays(one) - stays(other) || one.keptAtMs - other.keptAtMs);
  for (const { id, sizeBytes } of idle) {
    if (total <= bytes) break;
    gone.push(id);
    total -= sizeBytes;
  }
  return gone;
}
