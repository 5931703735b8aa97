import * as words from '#words/ui/class-actions';
import type { ReactElement } from 'react';
import { usePlayground } from '../hooks/use-playground';
import './class-actions.css';

/** A class in two buttons: the pupil's and the teacher's. */
export function ClassActions(): ReactElement {
  const { store } = usePlayground();
  return (
    <div className="class-actions">
      <span>{words.withClass}</span>
      <button type="button" className="button small" onClick={() => store.getState().setClassDialog({ side: 'handIn', arrived: null })}>
        {words.handIn}
      </button>
      <button type="button" className="button small" onClick={() => store.getState().setClassDialog({ side: 'collect', arrived: null })}>
        {words.collect}
      </button>
    </div>
  );
}
