import * as words from '#words/ui/header';
import type { ReactElement } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import { usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';

/** On a phone, what is trained, in sight from the start; pressed, it leads down to the choice of another task. */
export function TaskChip(): ReactElement {
  const task = usePlaygroundState((state) => state.draft.task);
  return (
    <button type="button" className="button task-chip" aria-label={words.taskOf(describeTask(task).label)} onClick={showTasks}>
      <span>{describeTask(task).label}</span>
      <Icon name="chevron" />
    </button>
  );
}

/** Unfolds the setup and goes to it. */
function showTasks(): void {
  const setup = document.querySelector<HTMLDetailsElement>('details#setup');
  if (setup === null) return;
  setup.open = true;
  setup.scrollIntoView();
  setup.querySelector('summary')?.focus({ preventScroll: true });
}
