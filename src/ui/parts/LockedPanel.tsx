import type { ReactElement, ReactNode } from 'react';
import { LockContext } from '../hooks/use-locked';
import { LockNote } from './LockNote';

/** A panel that a link has locked: to be read, and not to be changed. */
export function LockedPanel({ children }: { readonly children?: ReactNode }): ReactElement {
  return (
    <LockContext value={true}>
      <div className="locked-panel">
        <LockNote />
        {children}
      </div>
    </LockContext>
  );
}
