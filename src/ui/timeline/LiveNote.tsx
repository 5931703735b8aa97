import * as words from '#words/ui/live-note';
import type { ReactElement } from 'react';
import { usePlaygroundState } from '../hooks/use-playground';
import './live-note.css';

/** Said where something can only ask the model as it is, while the scrubber is held back. */
export function LiveNote(): ReactElement | null {
  const scrubbed = usePlaygroundState((state) => state.scrubbedStep);
  return scrubbed === null ? null : <p className="live-note">{words.asksTheModel(scrubbed)}</p>;
}
