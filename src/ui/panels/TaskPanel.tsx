import * as words from '#words/ui/panels/task-panel';
import * as app from '#words/ui/app';
import { Suspense, type ReactElement } from 'react';
import type { TaskGroup } from '../../catalog/tasks/task';
import { dataNeeded, describeTask, taskIds } from '../../catalog/tasks/tasks';
import type { RunRecord } from '../../state/record/run-record';
import { focusedRecord } from '../../state/selectors';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { useLocked } from '../hooks/use-locked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { FailedPart } from '../parts/FailedPart';
import { part } from '../parts/part';
import { Panel } from '../parts/Panel';
import './task-panel.css';

const OwnData = part(async () => (await import('../own-data/OwnData')).OwnData);

const groups: readonly TaskGroup[] = ['symbols', 'language', 'frames', 'own'];

/** How the file of a model from elsewhere was read, where that is worth knowing. */
function notesOf(run: RunRecord | null): string {
  const { data } = run?.summary.experiment ?? { data: null };
  return data?.kind === 'foreign' ? data.notes.join(' ') : '';
}

/** What is learned: every task of the registry by its name, in groups; what the chosen one is about stands below. */
export function TaskPanel(): ReactElement {
  const { draft } = usePlayground();
  const disabled = useLocked();
  const { chosen, trained, notes } = usePlaygroundState((state) => ({
    chosen: state.draft.task,
    // Which tasks have trained runs waiting.
    trained: taskIds
      .filter((task) => state.sessions[task]?.arms.some(({ id }) => (state.facts.runs[id]?.summary.step ?? 0) > 0) === true)
      .join(),
    notes: notesOf(focusedRecord(state)),
  }));
  const needed = dataNeeded(chosen);
  return (
    <Panel id="task" title={app.task}>
      <div className="task-groups" role="radiogroup" aria-label={app.task}>
        {groups.map((group) => (
          <div key={group} className="task-group">
            <span className="task-group-label" aria-hidden="true">
              {words.groups[group]}
            </span>
            <div className="task-pills">
              {taskIds
                // A model of another program is opened, not chosen.
                .filter((id) => describeTask(id).group === group && (id === chosen || dataNeeded(id) !== 'foreign'))
                .map((id) => {
                  const isTrained = id !== chosen && trained.split(',').includes(id);
                  return (
                    <label key={id} className="task-pill" data-on={id === chosen || undefined}>
                      <input
                        type="radio"
                        name="task"
                        value={id}
                        checked={id === chosen}
                        disabled={disabled}
                        onChange={() => draft.chooseTask(id)}
                      />
                      {describeTask(id).label}
                      {isTrained ? (
                        <span className="task-trained">
                          <span className="visually-hidden">{words.trained}</span>
                        </span>
                      ) : null}
                    </label>
                  );
                })}
            </div>
          </div>
        ))}
      </div>
      {trained === '' || trained === chosen ? null : (
        <p className="task-legend quiet">
          <i className="task-trained" /> {words.trainedHere}
        </p>
      )}
      <p className="task-summary">{`${describeTask(chosen).summary} ${notes}`}</p>
      {needed === null || needed === 'foreign' ? null : (
        <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} />}>
          <Suspense fallback={<p className="quiet">{words.loading}</p>}>
            <OwnData key={needed} kind={needed} />
          </Suspense>
        </ErrorBoundary>
      )}
    </Panel>
  );
}
