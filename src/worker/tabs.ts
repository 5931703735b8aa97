/**
 * Pages of one browser share what it keeps. Each has a name, and holds a lock under that name for as long as it lives: the
 * browser lets go of it when the page is closed, reloaded, killed or crashes. Locks exist in secure contexts only; elsewhere a
 * page says from time to time that it lives, see `shelf/open-tabs.ts`.
 */
const lockPrefix = `${['bitnet-playground', 'tab'].join(' ')} `;

/** A name that nothing else has: no other page, and no other run. */
export const uniqueName = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');

/** Holds the lock of a page until it ends. */
export function holdTab(tab: string): void {
  // A browser may forbid locks in a frame; the page then lives without.
  void locks()
    ?.request(lockPrefix + tab, async () => new Promise<never>(() => undefined))
    .catch(() => undefined);
}

/** Names of all pages that live, told by their locks; null where there are no locks. */
export async function lockedTabs(): Promise<ReadonlySet<string> | null> {
  const held = await locks()
    ?.query()
    .catch(() => null);
  if (held === null || held === undefined) return null;
  const names = (held.held ?? []).flatMap(({ name }) => name ?? []);
  return new Set(names.filter((name) => name.startsWith(lockPrefix)).map((name) => name.slice(lockPrefix.length)));
}

/** Absent on plain http. */
const locks = (): LockManager | undefined => (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
