import { lockedTabs } from '../tabs';
import type { RunShelf } from './run-shelf';

/** How often a tab without locks says that it lives, and after how long a silence it counts as gone, in ms. */
const beatEveryMs = 5_000;
const silentAfterMs = 20_000;

/** Whether the page of a name lives, by locks where there are any. */
export async function livingTabs(shelf: Pick<RunShelf, 'beats'>): Promise<(tab: string) => boolean> {
  const locked = await lockedTabs();
  if (locked !== null) return (tab) => locked.has(tab);
  const beats = await shelf.beats();
  const now = Date.now();
  return (tab) => Math.abs(now - (beats.get(tab) ?? 0)) < silentAfterMs;
}

/** Says from time to time that the page lives, where no lock does. */
export async function keepBeating(shelf: Pick<RunShelf, 'beat'>, tab: string): Promise<void> {
  if ((await lockedTabs()) !== null) return;
  // Without storage there is nothing to be told apart.
  const beat = (): void => void shelf.beat(tab, Date.now()).catch(() => undefined);
  beat();
  setInterval(beat, beatEveryMs);
}
