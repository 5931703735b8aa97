import * as words from '#words/ui/header';
import type { ReactElement } from 'react';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { issuesOf } from '../../state/draft';
import { transportState } from '../../state/selectors';
import { isAboutToTrain, isCreating } from '../../state/transport-machine';
import { trainingCost } from '../../state/findings/training-cost';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { extraBehind } from '../parts/extra';
import { formatCount, formatDuration, formatRoughly } from '../words/format';

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
  const creating = compiledPercent === null ? words.building : words.compiling(compiledPercent);
  const expected = usePlaygroundState(({ draft, facts }) =>
    phase === 'ready' && issuesOf(draft).length === 0 ? trainingCost(draft, facts).seconds : null,
  );
  const tellsTime = phase === 'ready' && expected !== null && stage === 'rest';
  const left = useThrottled(secondsLeft, 1000);
  const state = {
    waiting: isForeign
      ? words.openedToTry
      : isCreating(stage)
        ? creating
        : cannot
          ? words.cannotTrain
          : refused
            ? needsData
              ? words.waitsForData
              : words.seeSetup
            : words.gettingReady,
    ready: isCreating(stage) ? creating : words.untrained,
    running: isReplacing
      ? words.restoring
      : isCreating(stage)
        ? creating
        : isAboutToTrain(stage)
          ? words.starting
          : left === null
            ? words.measuringSpeed
            : words.left(formatDuration(left)),
    paused: words.paused,
    finished: words.finished,
    failed: words.stopped,
  }[phase];
  const last = formatCount(steps);
  return (
    <div className="progress">
      <p className="progress-step">
        {/* As wide as the last step: nothing moves when this one has one more digit. */}
        <span className="progress-name">{words.atStep}</span>{' '}
        <b style={{ minInlineSize: `calc(${last.length}ch + 2px)` }}>{formatCount(step)}</b> {words.ofSteps(last)}
      </p>
      <p className="progress-words" id={PROGRESS_WORDS}>
        <span className={tellsTime ? 'visually-hidden' : undefined}>{state}</span>
        {tellsTime ? ` ${words.takesHere(formatRoughly(expected))}` : null}
      </p>
      <progress className="progress-line" value={steps === 0 ? 0 : step / steps} max={1} aria-label={words.progress} data-phase={phase} />
      <Announcements />
    </div>
  );
}
