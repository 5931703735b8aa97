import * as words from '#words/ui/lessons';
import type { ReactElement } from 'react';
import type { LessonPanel } from '../../lessons/lesson';
import { Hideable } from '../parts/Hideable';
import { panelNames } from './panel-names';
import { pointAt } from './point-at';

/** Leads to the panel that a step is about. */
export function PointAt({ panel }: { readonly panel: LessonPanel }): ReactElement {
  return (
    <Hideable id={panel}>
      <p className="lesson-point">
        <button type="button" className="link-button" onClick={() => pointAt(panel)}>
          {words.showMe(panelNames[panel])}
        </button>
      </p>
    </Hideable>
  );
}
