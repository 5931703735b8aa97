import * as words from '#words/ui/skip-links';
import type { ReactElement } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import { goToPanel } from '../parts/go-to-panel';
import type { PanelId } from '../parts/Panel';
import './skip-links.css';

const aims = ['weights', 'try', 'setup'] as const satisfies readonly PanelId[];

/** The first stops of the Tab key: past the header, in sight while one of them has the focus. Buttons, for the address holds the settings. */
export function SkipLinks(): ReactElement {
  const hidden = usePlaygroundState((state) => state.hidden);
  return (
    <nav className="skip-links" aria-label={words.skip}>
      {aims.map((id) =>
        hidden.includes(id) ? null : (
          <button key={id} type="button" className="button" onClick={() => goToPanel(id)}>
            {words.aims[id]}
          </button>
        ),
      )}
    </nav>
  );
}
