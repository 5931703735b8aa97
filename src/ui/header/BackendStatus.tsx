import * as words from '#words/ui/header';
import { useRef, useState, type ReactElement } from 'react';
import { backendNames } from '../../experiment/experiment';
import { armRecords } from '../../state/selectors';
import { useBreakpoint } from '../hooks/use-media';
import { usePlaygroundState } from '../hooks/use-playground';
import { useDismissOutside } from '../hooks/use-dismiss-outside';
import { Icon } from '../Icon';
import { part } from '../parts/part';
import { PopoverPart } from '../parts/PopoverPart';
import { marginOf } from './backend-margin';
import './backend-status.css';

/** Fetched on demand. */
const BackendPopover = part(async () => (await import('./BackendPopover')).BackendPopover);

/** Which backend does the arithmetic; opened, what became of the others and why. */
export function BackendStatus(): ReactElement {
  const [isOpened, setOpened] = useState(false);
  const { startUp, backends, active, chosen } = usePlaygroundState((state) => ({
    startUp: state.startUp,
    backends: state.facts.backends,
    active: armRecords(state)[0]?.summary.backend ?? state.facts.activeBackend,
    chosen: state.facts.activeBackend,
  }));
  const isNameless = useBreakpoint('tight');
  const details = useRef<HTMLDetailsElement>(null);
  useDismissOutside(details);
  const margin = marginOf(backends, active, chosen);

  if (startUp === 'failed')
    return (
      <p className="backend-line" data-state="failed">
        <i aria-hidden="true" />
        {words.noBackend}
      </p>
    );
  if (active === null)
    return (
      <p className="backend-line" data-state="starting">
        <i aria-hidden="true" />
        <span className="backend-starting">{words.checkingGradients}</span>
      </p>
    );
  return (
    <details className="backend" ref={details} onToggle={() => setOpened(true)}>
      <summary className="backend-line" data-state="ready">
        <i aria-hidden="true" />
        <span className={isNameless ? 'visually-hidden' : 'backend-name'}>{backendNames[active]}</span>
        <span className="backend-checked">
          ·{' '}
          {margin === null ? (
            words.gradientsChecked
          ) : (
            <>
              {words.timesFaster(margin.times)} <span className="visually-hidden">{words.thanHere(backendNames[margin.than])}</span>
            </>
          )}
        </span>
        <Icon name="chevron" size={14} />
      </summary>
      {isOpened ? (
        <PopoverPart>
          <BackendPopover active={active} />
        </PopoverPart>
      ) : null}
    </details>
  );
}
