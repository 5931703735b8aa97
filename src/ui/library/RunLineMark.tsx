import type { ReactElement } from 'react';
import { lineLook } from './run-lines';

/** A short piece of the line of the n-th run side by side. */
export function RunLineMark({ place }: { readonly place: number }): ReactElement {
  const { colour, dashes } = lineLook(place);
  return (
    <svg className="run-mark" width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
      <path d="M0.5 5H21.5" stroke={colour} strokeWidth="2.6" strokeDasharray={dashes} fill="none" />
    </svg>
  );
}
