import type { ReactElement } from 'react';
import type { LessonPanel } from '../../lessons/lesson';
import { panelAnchor } from '../parts/Panel';
import { panelNames } from './panel-names';

/** Brings the panel that a step is about into sight, and marks it for a moment. */
export function PointAt({ panel }: { readonly panel: LessonPanel }): ReactElement {
  function point(): void {
    const element = document.getElementById(panelAnchor(panel));
    if (element === null) return;
    element.scrollIntoView({ block: 'nearest' });
    const ring = 'inset 0 0 0 3px var(--accent)';
    element.animate([{ boxShadow: ring }, { boxShadow: ring, offset: 0.8 }, { boxShadow: 'inset 0 0 0 3px transparent' }], 1600);
  }
  return (
    <p className="lesson-point">
      <button type="button" className="link-button" onClick={point}>
        Show me {panelNames[panel]}
      </button>
    </p>
  );
}
