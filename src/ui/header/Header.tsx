import type { ReactElement } from 'react';
import { useBreakpoint } from '../hooks/use-media';
import { BackendStatus } from './BackendStatus';
import { FileActions } from './FileActions';
import { HeaderPart } from './HeaderPart';
import { Logo } from './Logo';
import { Transport } from './Transport';
import './header.css';

/** On a phone the transport leaves the header for the lower edge, where the thumb is; the markup stays the same. */
export function Header(): ReactElement {
  return (
    <header className="header">
      <div className="brand">
        <Logo />
        <h1 className={useBreakpoint('withoutName') ? 'visually-hidden' : undefined}>BitNet Playground</h1>
      </div>
      <HeaderPart>
        <Transport />
      </HeaderPart>
      <div className="header-end">
        <HeaderPart>
          <BackendStatus />
        </HeaderPart>
        <HeaderPart>
          <FileActions />
        </HeaderPart>
      </div>
    </header>
  );
}
