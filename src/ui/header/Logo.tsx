import type { ReactElement } from 'react';

/** The three values of a ternary weight: −1 below, 0 on, +1 above the line. */
export function Logo(): ReactElement {
  return (
    <svg className="logo" width="30" height="24" viewBox="0 0 30 24" aria-hidden="true">
      <rect x="1" y="10" width="7.5" height="13" rx="2.4" fill="var(--negative)" />
      <rect x="11.2" y="8.2" width="7.5" height="7.6" rx="2.4" fill="var(--zero)" />
      <rect x="21.5" y="1" width="7.5" height="13" rx="2.4" fill="var(--positive)" />
    </svg>
  );
}
