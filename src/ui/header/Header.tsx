import * as words from '#words/ui/header';
import type { ReactElement, ReactNode } from 'react';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { FailedPart } from '../parts/FailedPart';
import { Hideable } from '../parts/Hideable';
import { BackendStatus } from './BackendStatus';
import { FileActions } from './FileActions';
import { Logo } from './Logo';
import { TaskChip } from './TaskChip';
import { Transport } from './Transport';
import './header.css';

/** On a phone the transport leaves the header for the lower edge, where the thumb is; the markup stays the same. */
export function Header(): ReactElement {
  return (
    <header className="header">
      <div className="brand">
        <Logo />
        <h1 className="page-name">{words.pageName}</h1>
        <TaskChip />
      </div>
      <HeaderPart>
        <Transport />
      </HeaderPart>
      <div className="header-end">
        <HeaderPart>
          <Hideable id="engine">
            <BackendStatus />
          </Hideable>
        </HeaderPart>
        <HeaderPart>
          <FileActions />
        </HeaderPart>
      </div>
    </header>
  );
}

/** A part of the header. Where one fails there is room for a word; the sentence hangs below it. */
function HeaderPart({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <ErrorBoundary
      fallback={(failure) => (
        <details className="backend">
          <summary className="backend-line">{words.notShown}</summary>
          <div className="popover">
            <FailedPart failure={failure} />
          </div>
        </details>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
