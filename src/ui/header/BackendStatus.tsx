import { useRef, type ReactElement } from 'react';
import type { BackendId } from '../../experiment/experiment';
import { armRecords } from '../../state/selectors';
import type { BackendReport, RunSummary } from '../../worker/protocol';
import { usePlaygroundState } from '../hooks/use-playground';
import { useDismissOutside } from '../hooks/use-dismiss-outside';
import { Icon } from '../Icon';

export const backendLabels: Readonly<Record<BackendId, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

/** Which backend does the arithmetic; opened, what became of the others and why. */
export function BackendStatus(): ReactElement {
  const { startUp, backends, active, steps, margin } = usePlaygroundState((state) => ({
    startUp: state.startUp,
    backends: state.facts.backends,
    active: armRecords(state)[0]?.summary.backend ?? state.facts.activeBackend,
    margin: marginOf(state.facts.backends, state.facts.activeBackend),
    // A sentence, not the summary: that one is new ten times a second.
    steps: stepSentence(armRecords(state)[0]?.summary),
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
        <span className="backend-checked">· {margin ?? 'gradients checked'}</span>
        <Icon name="chevron" size={14} />
      </summary>
      <div className="popover backend-popover">
        <h2>Where the arithmetic runs</h2>
        <ul>
          {backends.map((report) => (
            <BackendItem key={report.id} report={report} isActive={report.id === active} />
          ))}
        </ul>
        {steps === null ? null : <p>{steps}</p>}
        <p>The backend is the one on which a few real training steps were fastest. It is used only after one training step on it has given the gradients that are stored with this page. Another can be asked for under All settings.</p>
      </div>
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

/** How training steps reach the processor that takes them. */
function stepSentence(summary: RunSummary | undefined): string | null {
  if (summary?.path === undefined || summary.backend === 'cpu') return null;
  if (summary.path === 'plan') return `Training steps are compiled for this model: ${summary.backend === 'webgpu' ? 'each is one submission to the graphics card' : 'kernels of WebAssembly SIMD, and every run on a core of its own'}.`;
  return `Training steps go through TensorFlow.js, operation by operation.${summary.planRefusal === undefined ? '' : ` ${summary.planRefusal}`}`;
}

function BackendItem({ report, isActive }: { readonly report: BackendReport; readonly isActive: boolean }): ReactElement {
  const state = isActive ? 'in use' : report.usable ? 'works, not used' : 'not used';
  // Asked for by name, it is tried by a worker of its own, whatever the first report said of its rank.
  const works = isActive || report.usable;
  return (
    <li data-active={isActive || undefined}>
      <Icon name={works ? 'check' : 'information'} size={16} />
      <div>
        <b>{backendLabels[report.id]}</b> <span className="quiet">{state}</span>
        {report.adapter === undefined ? null : <p className="quiet">{report.adapter}{report.software === true ? ', in software' : ''}</p>}
        {report.kernels === undefined ? null : <p className="quiet">{report.kernels}</p>}
        {works || report.reason === undefined ? null : <p>{report.reason}</p>}
      </div>
    </li>
  );
}
