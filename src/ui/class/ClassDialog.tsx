import * as words from '#words/ui/class';
import type { ReactElement } from 'react';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import './class.css';
import { Collect } from './Collect';
import { HandIn } from './HandIn';

/** A result leaves as a link, and thirty of them come together (mounted while it is open). */
export function ClassDialog(): ReactElement {
  const { store } = usePlayground();
  const opened = usePlaygroundState((state) => state.classDialog);
  const side = opened?.side ?? 'handIn';
  const { setClassDialog } = store.getState();

  return (
    <Dialog title={words.title} className="class-dialog" onClose={() => setClassDialog(null)}>
      <SegmentedControl
        label={words.whatToDo}
        value={side}
        segments={[
          { value: 'handIn', label: words.handIn },
          { value: 'collect', label: words.collect },
        ]}
        onChange={(chosen) => setClassDialog({ side: chosen, arrived: null })}
      />
      {side === 'handIn' ? <HandIn /> : <Collect arrived={opened?.arrived ?? null} />}
    </Dialog>
  );
}
