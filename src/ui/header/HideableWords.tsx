import type { ReactElement, ReactNode } from 'react';
import { useBreakpoint, type Breakpoint } from '../hooks/use-media';

/** Words that a window may be too narrow for: there they are only heard. */
export function HideableWords(props: {
  readonly hiddenAt: Breakpoint;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { hiddenAt, className, children } = props;
  return <span className={useBreakpoint(hiddenAt) ? 'visually-hidden' : className}>{children}</span>;
}
