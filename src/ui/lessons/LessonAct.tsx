import * as words from '#words/ui/lessons';
import type { ReactElement } from 'react';
import type { LessonStep } from '../../lessons/lesson';
import { carryOut, isDone } from '../../lessons/play-lesson';
import { transportState } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { actWords } from './act-words';
import { pointAt } from './point-at';

/** What the reader does on this step, with a button that does it in their place, and whether it is done. */
export function LessonAct({ step }: { readonly step: LessonStep }): ReactElement | null {
  const playground = usePlayground();
  const { done, phase } = usePlaygroundState((state) => ({ done: isDone(state, step), phase: transportState(state).phase }));
  const { act } = step;
  if (act === null) return null;
  const isGoing = act.act === 'train' && phase === 'running';
  const isOver = isGoing || (done && act.act !== 'download');
  function doIt(): void {
    if (isOver || act === null) return;
    carryOut(playground, act);
    // What it changes is to be seen.
    if (step.panel !== null) pointAt(step.panel);
  }
  return (
    <div className="lesson-act">
      <p>
        <b>{words.toDo}</b> {actWords(act)}
      </p>
      {act.act === 'try' && act.prompt === undefined ? null : (
        <button
          type="button"
          className="button small"
          // It keeps the focus of who pressed it.
          aria-disabled={isOver}
          onClick={doIt}
        >
          {isGoing ? words.training : isOver ? words.done : words.doIt}
        </button>
      )}
    </div>
  );
}
