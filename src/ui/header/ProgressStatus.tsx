import type { ReactElement } from 'react';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { issuesOf } from '../../state/draft';
import { transportState } from '../../state/selectors';
import { isAboutToTrain, isCreating } from '../../state/transport-machine';
import { trainingCost } from '../../state/findings/training-cost';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { extraBehind } from '../parts/extra';
import { formatDuration, formatRoughly } from '../words/format';

/** Nothing happens before the engine has started. */
const Announcements = extraBehind(async () => (await import('./Announcements')).Announcements);

/** Says why a button of the header cannot be pressed, which names it as its description. */
export const PROGRESS_WORDS = 'progress-words';

/** How far the training is and how long it will still take, measured. */
export function ProgressStatus(): ReactElement {
  const { step, steps, secondsLeft, phase, refused } = usePlaygroundState(transportState);
  const { stage, cannot, needsData, isForeign, isReplacing, compiledPercent } = usePlaygroundState((state) => ({
    stage: state.stage,
    cannot: state.startUpFailure !== null || state.buildFailure !== null,
    needsData: dataNeeded(state.draft.task) !== null && state.draft.data === undefined,
    isForeign: state.draft.task === 'foreign',
    isReplacing: state.facts.isReplacingDevice,
    compiledPercent: state.facts.compiledShare === null ? null : Math.round(100 * state.facts.compiledShare),
  }));
  const creating = compiledPercent === null ? 'building the models' : `compiling kernels, ${compiledPercent} %`;
  const expected = usePlaygroundState(({ draft, facts }) =>
    phase === 'ready' && issuesOf(draft).length === 0 ? trainingCost(draft, facts).seconds : null,
  );
  const tellsTime = phase === 'ready' && expected !== null && stage === 'rest';
  const left = useThrottled(secondsLeft, 1000);
  const words = {
    waiting: isForeign
      ? 'opened to try, not to train'
      : isCreating(stage)
        ? creating
        : cannot
          ? 'cannot train here'
          : refused
            ? needsData
              ? 'waits for your data'
              : 'see the setup'
            : 'getting ready',
    ready: isCreating(stage) ? creating : 'untrained',
    running: isReplacing
      ? 'restoring'
      : isCreating(stage)
        ? creating
        : isAboutToTrain(stage)
          ? 'starting'
          : left === null
            ? 'measuring speed'
            : `${formatDuration(left)} left`,
    paused: 'paused',
    finished: 'finished',
    failed: 'stopped',
  }[phase];
  const last = steps.toLocaleString('en');
  return (
    <div className="progress">
      <p className="progress-step">
        {/* As wide as the last step: nothing moves when this one has one more digit. */}
        step <b style={{ minInlineSize: `calc(${last.length}ch + 2px)` }}>{step.toLocaleString('en')}</b> of {last}
      </p>
      <p className="progress-words" id={PROGRESS_WORDS}>
        <span className={tellsTime ? 'visually-hidden' : undefined}>{words}</span>
        {tellsTime ? ` ${formatRoughly(expected)} here` : null}
      </p>
      <progress
        className="progress-line"
        value={steps === 0 ? 0 : step / steps}
        max={1}
        aria-label="Training progress"
        data-phase={phase}
      />
      <Announcements />
    </div>
  );
}
