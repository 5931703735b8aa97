import type { ReactElement } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import './live-note.css';

/** Said where something can only ask the model as it is, while the scrubber is held back. */
export function LiveNote(): ReactElement | null {
  const scrubbed = usePlaygroundState((state) => state.scrubbedStep);
  return scrubbed === null ? null : (
    <p className="live-note">This asks the model itself: it is of the weights as they are now, not of step {scrubbed}.</p>
  );
}
