import type { ReactElement } from 'react';
import type { TaskId } from '../../catalog/tasks/tasks';
import { separationWords } from '../words/separation-words';
import { EmptyState } from '../parts/EmptyState';
import { Panel } from '../parts/Panel';

/** Keeps the place of the examples until something has been measured. */
export function ExamplesToCome({ task }: { readonly task: TaskId }): ReactElement {
  const { examples, examplesToCome } = separationWords(task);
  return (
    <Panel id="examples" title={examples}>
      <EmptyState>{examplesToCome}</EmptyState>
    </Panel>
  );
}
