import type { ReactElement, ReactNode } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { describeTask } from '../../catalog/tasks/tasks';
import { usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import './folded-setup.css';

/** Task, modes and settings on a phone: one line that says what is chosen, unfolded when it is to be changed. */
export function FoldedSetup({ children }: { readonly children: ReactNode }): ReactElement | null {
  const isEmpty = usePlaygroundState(({ hidden }) => ['task', 'mode', 'setup'].every((id) => hidden.includes(id)));
  const { task, modes } = usePlaygroundState((state) => state.draft);
  if (isEmpty) return null;
  return (
    <details className="folded-setup" id="setup">
      <summary>
        <span>
          <b>Setup</b> {describeTask(task).label} · {modes.map((mode) => modeOf(mode).label.toLowerCase()).join(', ')}
        </span>
        <Icon name="chevron" />
      </summary>
      <div className="column">{children}</div>
    </details>
  );
}
