/**
 * The page is first drawn in slices, so that a slow phone still answers, as long as nothing changes meanwhile: React draws in one
 * piece whatever a store has changed under it (`useSyncExternalStore`).
 */
import { useEffect } from 'react';

let stands: () => void;

/** Resolves when the page stands there. */
export const firstDrawing = new Promise<void>((resolve) => (stands = resolve));

/** Part of what is drawn first. */
export function FirstDrawing(): null {
  useEffect(stands, []);
  return null;
}
