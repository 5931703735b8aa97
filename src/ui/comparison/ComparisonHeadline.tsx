import type { ReactElement } from 'react';
import { nextExperiment } from '../../state/next-experiment';
import { transportState } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import type { Headline } from '../words/headline';
import './comparison-headline.css';

/** The result in one number and one sentence, and what to try next when it is there. */
export function ComparisonHeadline({ headline: { number, unit, sentence } }: { readonly headline: Headline }): ReactElement {
  const { draft: commands } = usePlayground();
  const isOver = usePlaygroundState((state) => transportState(state).phase === 'finished');
  const draft = usePlaygroundState((state) => state.draft);
  const next = isOver ? nextExperiment(draft) : null;
  return (
    <div className="headline">
      <p className="headline-number">
        <b>{number}</b> <span>{unit}</span>
      </p>
      <p className="headline-sentence">{sentence}</p>
      <p className="headline-next" data-absent={next === null || undefined}>
        {next === null ? null : (
          <button type="button" className="button small" onClick={() => commands.replace(next.draft)}>
            <b>Next:</b> {next.question}
          </button>
        )}
      </p>
    </div>
  );
}
