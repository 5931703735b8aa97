import type { ReactElement } from 'react';
import { dataNeeded, describeTask, taskIds } from '../../catalog/tasks/tasks';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Panel } from './Panel';

/** What is learned: one card per task of the registry. */
export function TaskPanel(): ReactElement {
  const { draft } = usePlayground();
  const { chosen, trained } = usePlaygroundState((state) => ({
    chosen: state.draft.task,
    // Which tasks have trained runs waiting.
    trained: taskIds.filter((task) => state.sessions[task]?.arms.some(({ id }) => (state.facts.runs[id]?.summary.step ?? 0) > 0) === true).join(),
  }));
  return (
    <Panel title="Task" className="task-panel">
      <div className="cards" role="radiogroup" aria-label="Task">
        {taskIds.filter((id) => dataNeeded(id) === null).map((id) => {
          const task = describeTask(id);
          return (
            <label key={id} className="card" data-on={id === chosen || undefined}>
              <input type="radio" name="task" value={id} checked={id === chosen} onChange={() => draft.chooseTask(id)} />
              <span className="card-title">
                {task.label}
                {id !== chosen && trained.split(',').includes(id) ? <span className="card-mark">trained</span> : null}
              </span>
              <span className="card-summary">{task.summary}</span>
            </label>
          );
        })}
      </div>
    </Panel>
  );
}
