import type { ReactElement, ReactNode } from 'react';
import { useBreakpoint, useIsPhone, type Breakpoint } from '../hooks/use-media';

/** Words that a window may be too narrow for: there they are only heard. */
export function HideableWords(props: {
  readonly hiddenAt: Breakpoint;
  readonly className?: string;
  /** What stands below the icon on a phone. */
  readonly onPhone?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { hiddenAt, className, onPhone, children } = props;
  const isTooNarrow = useBreakpoint(hiddenAt);
  const isPhone = useIsPhone();
  const isShort = isPhone && onPhone !== undefined;
  return <span className={isTooNarrow && !isShort ? 'visually-hidden' : className}>{isShort ? onPhone : children}</span>;
}
