import { useEffect, useRef, type ReactElement } from 'react';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import './class.css';
import { Collect } from './Collect';
import { HandIn } from './HandIn';

/** A result leaves as a link, and thirty of them come together (mounted while it is open). */
export function ClassDialog(): ReactElement {
  const { store } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  const opened = usePlaygroundState((state) => state.classDialog);
  const side = opened?.side ?? 'hand in';

  useEffect(() => dialog.current?.showModal(), []);

  const close = (): void => store.getState().setClassDialog(null);

  return (
    <dialog ref={dialog} className="dialog class-dialog" aria-labelledby="class-title" closedby="any" onClose={close}>
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id="class-title">A class trains together</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={close}>
            <Icon name="cross" />
          </button>
        </div>
        <SegmentedControl
          label="What to do"
          value={side}
          segments={[
            { value: 'hand in', label: 'Hand in' },
            { value: 'collect', label: 'Collect' },
          ]}
          onChange={(chosen) => store.getState().setClassDialog({ side: chosen, arrived: null })}
        />
        {side === 'hand in' ? <HandIn /> : <Collect arrived={opened?.arrived ?? null} />}
      </div>
    </dialog>
  );
}
