import type { LessonPanel } from '../../lessons/lesson';
import { panelAnchor } from '../parts/Panel';

/** Brings a panel into sight, and marks it for a moment. */
export function pointAt(panel: LessonPanel): void {
  const element = document.getElementById(panelAnchor(panel));
  if (element === null) return;
  element.scrollIntoView({ block: 'nearest' });
  const ring = 'inset 0 0 0 3px var(--accent)';
  element.animate([{ boxShadow: ring }, { boxShadow: ring, offset: 0.8 }, { boxShadow: 'inset 0 0 0 3px transparent' }], 1600);
}
