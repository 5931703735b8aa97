import * as words from '#words/ui/recording';
import type { ReactElement } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import type { Recording } from '../../state/slices/recording-slice';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { runName } from '../words/run-name';
import './recording-note.css';

/** Says that what moves is a recording, and of what. */
export function RecordingNote({ recording: { run, step } }: { readonly recording: Recording }): ReactElement {
  const { store } = usePlayground();
  const { summary } = run;
  return (
    <p className="recording-note">
      <span className="recording-sign">
        <Icon name="replay" size={14} /> {words.recording}
      </span>
      <span>
        {words.ofARun(runName(summary, false), describeTask(summary.task).label)}{' '}
        {/* As wide as the last step: a digit more would take a line more. */}
        <b style={{ minInlineSize: `${String(summary.steps).length}ch` }}>{step}</b> {words.ofSteps(summary.steps)}
      </span>
      <button type="button" className="button small" onClick={() => store.getState().setRecording('over')}>
        {words.skip}
      </button>
    </p>
  );
}
