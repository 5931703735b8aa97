import { useRef, type ReactElement } from 'react';
import type { BackendId } from '../../experiment/experiment';
import { armRecords } from '../../state/selectors';
import type { BackendReport } from '../../worker/protocol';
import { usePlaygroundState } from '../hooks/use-playground';
import { useDismissOutside } from '../hooks/use-dismiss-outside';
import { Icon } from '../Icon';

export const backendLabels: Readonly<Record<BackendId, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

/** Which backend does the arithmetic; opened, what became of the others and why. */
export function BackendStatus(): ReactElement {
  const { startUp, backends, active } = usePlaygroundState((state) => ({
    startUp: state.startUp,
    backends: state.facts.backends,
    active: armRecords(state)[0]?.summary.backend ?? state.facts.activeBackend,
  }));
  const details = useRef<HTMLDetailsElement>(null);
  useDismissOutside(details);

  if (startUp === 'failed') return <p className="backend-line" data-state="failed"><i aria-hidden="true" />No backend works here</p>;
  if (active === null) return <p className="backend-line" data-state="starting"><i aria-hidden="true" />Checking gradients…</p>;
  return (
    <details className="backend" ref={details}>
      <summary className="backend-line" data-state="ready">
        <i aria-hidden="true" />
        <span className="backend-name">{backendLabels[active]}</span>
        <span className="backend-checked">· gradients checked</span>
        <Icon name="chevron" size={14} />
      </summary>
      <div className="popover backend-popover">
        <h2>Where the arithmetic runs</h2>
        <ul>
          {backends.map((report) => (
            <BackendItem key={report.id} report={report} isActive={report.id === active} />
          ))}
        </ul>
        <p>A backend is used only after one training step on it has given the gradients that are stored with this page. Another can be asked for under All settings.</p>
      </div>
    </details>
  );
}

function BackendItem({ report, isActive }: { readonly report: BackendReport; readonly isActive: boolean }): ReactElement {
  const state = isActive ? 'in use' : report.usable ? 'works, not used' : 'not used';
  return (
    <li data-active={isActive || undefined}>
      <Icon name={report.usable ? 'check' : 'information'} size={16} />
      <div>
        <b>{backendLabels[report.id]}</b> <span className="quiet">{state}</span>
        {report.adapter === undefined ? null : <p className="quiet">{report.adapter}{report.software === true ? ', in software' : ''}</p>}
        {report.reason === undefined ? null : <p>{report.reason}</p>}
      </div>
    </li>
  );
}
