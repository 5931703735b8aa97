import * as stateWords from '#words/state';
import * as words from '#words/ui/backend-popover';
import type { ReactElement } from 'react';
import { backendNames, type BackendId } from '../../experiment/experiment';
import { armRecords } from '../../state/selectors';
import { fixed } from '../../words/numbers';
import type { BackendReport, RunSummary } from '../../worker/protocol';
import { Marked } from '../glossary/Marked';
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
        <Marked>{words.whereItRuns}</Marked>
      </h2>
      <ul>
        {backends.map((report) => (
          <BackendItem key={report.id} report={report} isActive={report.id === active} margin={report.id === active ? margin : null} />
        ))}
      </ul>
      {steps === null ? null : <p>{steps}</p>}
      <p>
        <Marked>{words.probe}</Marked>
      </p>
    </div>
  );
}

/** How training steps reach the processor that takes them. */
function stepSentence(summary: RunSummary | undefined): string | null {
  if (summary?.path === undefined || summary.backend === 'cpu') return null;
  if (summary.path === 'plan' && summary.backend === 'webgpu') return words.onGraphicsCard;
  if (summary.path === 'plan')
    return [
      words.onCores(summary.threads ?? 1),
      words.sums[summary.arithmetic ?? 'plain'],
      ...(summary.wentPlain === true ? [stateWords.goesOnPlain] : []),
    ].join(' ');
  return `${words.byDefinition}${summary.planRefusal === undefined ? '' : ` ${summary.planRefusal}`}`;
}

function BackendItem({
  report,
  isActive,
  margin,
}: {
  readonly report: BackendReport;
  readonly isActive: boolean;
  readonly margin: BackendMargin | null;
}): ReactElement {
  const state = isActive ? words.inUse : report.usable ? words.works : words.notUsed;
  // A backend requested by name is tried in a worker of its own, regardless of its rank in the first report.
  const works = isActive || report.usable;
  return (
    <li data-active={isActive || undefined}>
      <Icon name={works ? 'check' : 'information'} size={16} />
      <div>
        <b>{report.id === 'cpu' ? backendNames.cpu : <Term id={report.id}>{backendNames[report.id]}</Term>}</b>{' '}
        <span className="quiet">{state}</span>
        {report.adapter === undefined ? null : (
          <p className="quiet">{report.software === true ? words.inSoftware(report.adapter) : report.adapter}</p>
        )}
        {margin === null || report.stepMs === undefined ? null : (
          <p>{words.margin(margin.times, backendNames[margin.than], fixed(report.stepMs, 1))}</p>
        )}
        {report.kernels === undefined ? null : <p className="quiet">{report.kernels}</p>}
        {works || report.reason === undefined ? null : <p>{report.reason}</p>}
      </div>
    </li>
  );
}
