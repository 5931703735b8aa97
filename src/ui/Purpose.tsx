import type { ReactElement } from 'react';

/** What this page is, in one sentence, for whoever has just arrived. */
export function Purpose(): ReactElement {
  return (
    <p className="purpose">
      Builds and trains a real 1-bit transformer on your own machine. <span>Nothing leaves it.</span>
    </p>
  );
}
