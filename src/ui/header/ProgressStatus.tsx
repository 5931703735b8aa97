import type { ReactElement } from 'react';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { issuesOf } from '../../state/draft';
import { transportState } from '../../state/selectors';
import { isAboutToTrain, isCreating } from '../../state/transport-machine';
import { trainingCost } from '../../state/training-cost';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { formatDuration, formatRoughly } from '../words/format';

/** How far the training is and how long it will still take, measured. Announced in calm words, not at every step. */
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
          ? 'preparing the first step'
          : left === null
            ? 'measuring speed'
            : `${formatDuration(left)} left`,
    paused: 'paused',
    finished: 'finished',
    failed: 'stopped',
  }[phase];
  return (
    <div className="progress">
      <p className="progress-step">
        step <b>{step.toLocaleString('en')}</b> of {steps.toLocaleString('en')}
      </p>
      <p className="progress-words">
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
      <p className="visually-hidden" role="status">
        {phase === 'running'
          ? isAboutToTrain(stage)
            ? 'Preparing the first step'
            : 'Training'
          : phase === 'ready' || phase === 'waiting'
            ? ''
            : `Training ${words} at step ${step}`}
      </p>
    </div>
  );
}
