import type { ReactElement } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import { goToPanel } from '../parts/go-to-panel';
import type { PanelId } from '../parts/Panel';
import './skip-links.css';

const aims: readonly { readonly id: PanelId; readonly label: string }[] = [
  { id: 'weights', label: 'To the weights' },
  { id: 'try', label: 'To Try it' },
  { id: 'setup', label: 'To the settings' },
];

/** The first stops of the Tab key: past the header, in sight while one of them has the focus. Buttons, for the address holds the settings. */
export function SkipLinks(): ReactElement {
  const hidden = usePlaygroundState((state) => state.hidden);
  return (
    <nav className="skip-links" aria-label="Skip to a panel">
      {aims.map(({ id, label }) =>
        hidden.includes(id) ? null : (
          <button key={id} type="button" className="button" onClick={() => goToPanel(id)}>
            {label}
          </button>
        ),
      )}
    </nav>
  );
}
