import type { ReactElement } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';

/** Said where a view can only ask the model as it is: while the scrubber is held back. */
export function LiveNote(): ReactElement | null {
  const scrubbed = usePlaygroundState((state) => state.scrubbedStep);
  return scrubbed === null ? null : <p className="live-note">This view asks the model itself, so it shows the weights as they are now, not those of step {scrubbed}.</p>;
}
