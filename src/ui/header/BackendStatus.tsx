import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import type { BackendId } from '../../experiment/experiment';
import { armRecords } from '../../state/selectors';
import type { BackendReport } from '../../worker/protocol';
import { usePlaygroundState } from '../hooks/use-playground';
import { useDismissOutside } from '../hooks/use-dismiss-outside';
import { Icon } from '../Icon';
import { backendLabels } from './backend-labels';

/** Fetched when somebody asks. */
const BackendPopover = lazy(async () => ({ default: (await import('./BackendPopover')).BackendPopover }));

/** Which backend does the arithmetic; opened, what became of the others and why. */
export function BackendStatus(): ReactElement {
  const [isOpened, setOpened] = useState(false);
  const { startUp, active, chosen, won } = usePlaygroundState((state) => ({
    startUp: state.startUp,
    active: armRecords(state)[0]?.summary.backend ?? state.facts.activeBackend,
    chosen: state.facts.activeBackend,
    won: marginOf(state.facts.backends, state.facts.activeBackend),
  }));
  const details = useRef<HTMLDetailsElement>(null);
  useDismissOutside(details);
  // A backend that was asked for has won nothing.
  const margin = active === chosen ? won : null;

  if (startUp === 'failed') return <p className="backend-line" data-state="failed"><i aria-hidden="true" />No backend works here</p>;
  if (active === null) return <p className="backend-line" data-state="starting"><i aria-hidden="true" />Checking gradients…</p>;
  return (
    <details className="backend" ref={details} onToggle={() => setOpened(true)}>
      <summary className="backend-line" data-state="ready">
        <i aria-hidden="true" />
        <span className="backend-name">{backendLabels[active]}</span>
        <span className="backend-checked">· {margin ?? 'gradients checked'}</span>
        <Icon name="chevron" size={14} />
      </summary>
      {isOpened ? (
        <Suspense fallback={null}>
          <BackendPopover active={active} />
        </Suspense>
      ) : null}
    </details>
  );
}

/** By how much the backend that was chosen won the probe; null where nothing else was measured. */
function marginOf(backends: readonly BackendReport[], active: BackendId | null): string | null {
  const chosen = backends.find(({ id }) => id === active)?.stepMs;
  const other = backends.find(({ id, stepMs }) => id !== active && stepMs !== undefined);
  if (chosen === undefined || other?.stepMs === undefined || other.stepMs < chosen) return null;
  return `${(other.stepMs / chosen).toFixed(1)}× faster than ${backendLabels[other.id]} here`;
}
