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
  const side = opened?.side ?? 'hand in';
  const { setClassDialog } = store.getState();

  return (
    <Dialog title="A class trains together" className="class-dialog" onClose={() => setClassDialog(null)}>
      <SegmentedControl
        label="What to do"
        value={side}
        segments={[
          { value: 'hand in', label: 'Hand in' },
          { value: 'collect', label: 'Collect' },
        ]}
        onChange={(chosen) => setClassDialog({ side: chosen, arrived: null })}
      />
      {side === 'hand in' ? <HandIn /> : <Collect arrived={opened?.arrived ?? null} />}
    </Dialog>
  );
}
