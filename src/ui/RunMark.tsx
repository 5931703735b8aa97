import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../catalog/modes/modes';

/** A short piece of a run's line, as it is drawn in the charts: its colour and its dashes. */
export function RunMark({ mode, hollow = false }: { readonly mode: ModeId; readonly hollow?: boolean }): ReactElement {
  const { colour, dashes } = modeOf(mode).look;
  return (
    <svg className="run-mark" width="18" height="10" viewBox="0 0 18 10" aria-hidden="true">
      {hollow ? (
        <circle cx="9" cy="5" r="3.4" fill="none" stroke={colour} strokeWidth="1.8" />
      ) : (
        <path d="M0.5 5H17.5" stroke={colour} strokeWidth="2.6" strokeDasharray={dashes} fill="none" />
      )}
    </svg>
  );
}
