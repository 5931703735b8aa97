import * as words from '#words/ui/lock-note';
import type { ReactElement } from 'react';
import { usePlayground } from '../hooks/use-playground';
import { openEverything } from '../../state/view/view-on-page';
import './lock-note.css';

/** Beside what a link has locked. It keeps nobody out: one press opens everything. */
export function LockNote(): ReactElement {
  const { store } = usePlayground();
  return (
    <p className="lock-note">
      {words.locked}{' '}
      <button type="button" className="link-button" onClick={() => openEverything(store)}>
        {words.openEverything}
      </button>
    </p>
  );
}
