import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import { currentSession } from '../../state/selectors';
import { areTheSame, type ComparedRun } from '../../state/arms';
import { Marked } from '../glossary/Marked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { changeSentence } from '../words/change-sentence';

/** Puts the results aside, or says what has changed since they were. */
export function PinnedRuns({ runs }: { readonly runs: readonly ComparedRun[] }): ReactElement | null {
  const { session: commands, transport } = usePlayground();
  const session = usePlaygroundState(currentSession);
  const pinned = usePlaygroundState((state) => state.pinned[state.draft.task]);
  const hasFormer = usePlaygroundState(({ former, draft }) => former?.session.draft.task === draft.task);
  const trained = runs.some(({ summary }) => summary.step > 0);
  if (session === null) return null;
  const isSame = pinned !== undefined && areTheSame(pinned.runs, runs);
  return (
    <div className="pinned-runs">
      {pinned === undefined ? (
        <p className="quiet pinned-use" id="pinned-use">
          <Marked>{words.pinnedStay}</Marked>
          {trained ? '' : ` ${words.trainFirst}`}
        </p>
      ) : (
        <p className="sentence change" id="pinned-use">
          {isSame ? words.arePinned : changeSentence(pinned, { draft: session.draft, runs })}
        </p>
      )}
      <div className="pinned-actions">
        <button
          type="button"
          className="button small"
          disabled={!trained || isSame}
          aria-describedby="pinned-use"
          onClick={() => commands.pin()}
        >
          <Icon name="pin" size={15} />
          {pinned === undefined ? words.pin : words.pinInstead}
        </button>
        {pinned === undefined ? null : (
          <button type="button" className="button small" onClick={() => commands.unpin()}>
            {words.unpin}
          </button>
        )}
        {hasFormer ? (
          <button type="button" className="button small" onClick={() => void transport.undo()}>
            <Icon name="replay" size={15} />
            {words.bringBack}
          </button>
        ) : null}
      </div>
    </div>
  );
}
