import type { ReactElement } from 'react';
import type { LessonStep } from '../../lessons/lesson';
import { carryOut, isDone } from '../../lessons/play-lesson';
import { transportState } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { actWords } from './act-words';

/** What the reader does on this step, with a button that does it in their place, and whether it is done. */
export function LessonAct({ step }: { readonly step: LessonStep }): ReactElement | null {
  const playground = usePlayground();
  const { done, phase } = usePlaygroundState((state) => ({ done: isDone(state, step), phase: transportState(state).phase }));
  const { act } = step;
  if (act === null) return null;
  const isGoing = act.act === 'train' && phase === 'running';
  return (
    <div className="lesson-act">
      <p>
        <b>Do:</b> {actWords(act)}
      </p>
      {act.act === 'try' && act.prompt === undefined ? null : (
        <button
          type="button"
          className="button small"
          disabled={isGoing || (done && act.act !== 'download')}
          onClick={() => carryOut(playground, act)}
        >
          {isGoing ? 'Training…' : done && act.act !== 'download' ? 'Done' : 'Do it for me'}
        </button>
      )}
    </div>
  );
}
