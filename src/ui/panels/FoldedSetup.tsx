import * as words from '#words/ui/places';
import type { ReactElement, ReactNode } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import { usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { modeName } from '../words/run-name';
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
          <b>{words.setup}</b> {describeTask(task).label} · {modes.map(modeName).join(', ')}
        </span>
        <Icon name="chevron" />
      </summary>
      <div className="column">{children}</div>
    </details>
  );
}
