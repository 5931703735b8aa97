import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import { scoreLabelOf } from '../../catalog/tasks/tasks';
import type { Arm } from '../../state/arms';
import { nextExperiment } from '../../state/findings/next-experiment';
import { currentSession, transportState } from '../../state/selectors';
import { comparisonsShown, smallestDifference } from '../../state/findings/verdict';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { headlineOf } from '../words/headline';
import { measuredWords } from '../words/measured-words';
import './comparison-headline.css';

/** The result in one number and one sentence, and what to try next when it is there. */
export function ComparisonHeadline({
  arms,
  pinned,
}: {
  /** At the step that is shown. */ readonly arms: readonly Arm[];
  /** What else the page compares them with. */ readonly pinned: readonly Arm[];
}): ReactElement | null {
  const { draft: commands } = usePlayground();
  const isOver = usePlaygroundState((state) => transportState(state).phase === 'finished');
  const draft = usePlaygroundState((state) => state.draft);
  const hasLocks = usePlaygroundState(({ locked }) => locked.length > 0);
  // It would change what a link has locked.
  const next = isOver && !hasLocks ? nextExperiment(draft) : null;
  const budget = usePlaygroundState((state) => currentSession(state)?.draft.budget ?? 'parameters');
  const lead = arms[0]?.runs[0]?.summary;
  if (lead === undefined) return null;
  const { number, unit, sentence } = headlineOf(arms, {
    budget,
    scoreLabel: scoreLabelOf(lead.experiment),
    smallest: smallestDifference(measuredWords(lead.experiment).unit, lead.reference.baseline),
    shown: comparisonsShown(arms, pinned),
  });
  return (
    <div className="headline">
      <p className="headline-number">
        <b>{number}</b> <span>{unit}</span>
      </p>
      <p className="headline-sentence">{sentence}</p>
      <p className="headline-next" data-absent={next === null || undefined}>
        {next === null ? null : (
          <button type="button" className="button small" onClick={() => commands.replace(next.draft)}>
            <b>{words.next}</b> {next.question}
          </button>
        )}
      </p>
    </div>
  );
}
