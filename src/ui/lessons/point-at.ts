import type { LessonPanel } from '../../lessons/lesson';
import { panelAnchor } from '../parts/Panel';

/** Brings a panel into sight, and marks it for a moment. */
export function pointAt(panel: LessonPanel): void {
  const element = document.getElementById(panelAnchor(panel));
  if (element === null) return;
  element.scrollIntoView({ block: 'nearest' });
  const ring = (colour: string): Keyframe => ({ boxShadow: ['inset 0 0 0 3px', colour].join(' ') });
  element.animate([ring('var(--accent)'), { ...ring('var(--accent)'), offset: 0.8 }, ring('transparent')], 1600);
}
