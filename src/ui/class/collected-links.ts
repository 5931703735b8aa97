import { useSyncExternalStore } from 'react';

/** The links that were collected in this browser: kept until they are deleted, shared by its tabs. */
const KEY = 'bitnet-playground.class';
const none: readonly string[] = [];

let links: readonly string[] = none;
let isRead = false;
const listeners = new Set<() => void>();

/** Storage may be refused, full or hold what something else wrote: then the links last as long as the page. */
function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((link) => typeof link === 'string') : none;
  } catch {
    return links;
  }
}

function set(now: readonly string[]): void {
  links = now;
  try {
    localStorage.setItem(KEY, JSON.stringify(links));
  } catch {
    // Kept in memory.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent): void => {
    if (key !== KEY) return;
    links = read();
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}

function current(): readonly string[] {
  if (!isRead) {
    isRead = true;
    links = read();
  }
  return links;
}

export const useCollectedLinks = (): readonly string[] => useSyncExternalStore(subscribe, current);

/** Adds those that are not there yet; returns how many. */
export function addLinks(more: readonly string[]): number {
  const before = current();
  const added = [...new Set(more)].filter((link) => !before.includes(link));
  if (added.length > 0) set([...before, ...added]);
  return added.length;
}

export const removeLink = (link: string): void => set(current().filter((each) => each !== link));

export const removeAllLinks = (): void => set(none);
