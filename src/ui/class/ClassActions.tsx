import type { ReactElement } from 'react';
import { usePlayground } from '../hooks/use-playground';
import './class-actions.css';

/** A class in two buttons: the pupil's and the teacher's. */
export function ClassActions(): ReactElement {
  const { store } = usePlayground();
  return (
    <div className="class-actions">
      <span>With a class:</span>
      <button type="button" className="button small" onClick={() => store.getState().setClassDialog({ side: 'hand in', arrived: null })}>
        Hand in my result
      </button>
      <button type="button" className="button small" onClick={() => store.getState().setClassDialog({ side: 'collect', arrived: null })}>
        Collect results
      </button>
    </div>
  );
}
