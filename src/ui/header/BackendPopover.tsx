import type { ReactElement } from 'react';
import { backendNames, type BackendId } from '../../experiment/experiment';
import { armRecords } from '../../state/selectors';
import type { BackendReport, RunSummary } from '../../worker/protocol';
import { Term } from '../glossary/Term';
import { usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { marginOf, type BackendMargin } from './backend-margin';
import './backend-popover.css';

/** What became of every backend, and why. */
export function BackendPopover({ active }: { readonly active: BackendId }): ReactElement {
  const { backends, chosen, steps } = usePlaygroundState((state) => ({
    backends: state.facts.backends,
    chosen: state.facts.activeBackend,
    // A sentence, not the summary: that one is new ten times a second.
    steps: stepSentence(armRecords(state)[0]?.summary),
  }));
  const margin = marginOf(backends, active, chosen);
  return (
    <div className="popover backend-popover">
      <h2>
        Where the <Term id="backend">arithmetic</Term> runs
      </h2>
      <ul>
        {backends.map((report) => (
          <BackendItem key={report.id} report={report} isActive={report.id === active} margin={report.id === active ? margin : null} />
        ))}
      </ul>
      {steps === null ? null : <p>{steps}</p>}
      <p>
        A probe of real training steps, under a second in all, chooses the fastest. It is used only after one training step on it has given
        the <Term id="gradientCheck">gradients</Term> that are stored with this page. Another can be asked for under All settings.
      </p>
    </div>
  );
}

/** How training steps reach the processor that takes them. */
function stepSentence(summary: RunSummary | undefined): string | null {
  if (summary?.path === undefined || summary.backend === 'cpu') return null;
  if (summary.path === 'plan')
    return `Training steps are compiled for this model: ${summary.backend === 'webgpu' ? 'each is one submission to the graphics card' : `kernels of WebAssembly SIMD, ${coresSentence(summary.threads ?? 1)}`}.`;
  return `Training steps go through TensorFlow.js, operation by operation.${summary.planRefusal === undefined ? '' : ` ${summary.planRefusal}`}`;
}

const coresSentence = (threads: number): string =>
  threads > 1 ? `each step on ${threads} cores at once` : 'and every run on a core of its own';

function BackendItem({
  report,
  isActive,
  margin,
}: {
  readonly report: BackendReport;
  readonly isActive: boolean;
  readonly margin: BackendMargin | null;
}): ReactElement {
  const state = isActive ? 'in use' : report.usable ? 'works, not used' : 'not used';
  // A backend requested by name is tried in a worker of its own, regardless of its rank in the first report.
  const works = isActive || report.usable;
  return (
    <li data-active={isActive || undefined}>
      <Icon name={works ? 'check' : 'information'} size={16} />
      <div>
        <b>{report.id === 'cpu' ? backendNames.cpu : <Term id={report.id}>{backendNames[report.id]}</Term>}</b>{' '}
        <span className="quiet">{state}</span>
        {report.adapter === undefined ? null : (
          <p className="quiet">
            {report.adapter}
            {report.software === true ? ', in software' : ''}
          </p>
        )}
        {margin === null || report.stepMs === undefined ? null : (
          <p>
            {margin.times}× faster than {backendNames[margin.than]} here: a step of the probe took {report.stepMs.toFixed(1)} ms.
          </p>
        )}
        {report.kernels === undefined ? null : <p className="quiet">{report.kernels}</p>}
        {works || report.reason === undefined ? null : <p>{report.reason}</p>}
      </div>
    </li>
  );
}
