import * as words from '#words/ui/linked-view';
import { useState, type ReactElement } from 'react';
import { openedHash } from '../hooks/use-draft-in-address';
import { usePlayground } from '../hooks/use-playground';
import { resetForNextClass } from './next-class';

/** Back to what the link began with, in one press, for who comes next to this machine. */
export function NextClassButton({ onDone }: { readonly onDone?: () => void }): ReactElement {
  const playground = usePlayground();
  const [isBusy, setBusy] = useState(false);
  return (
    <button
      type="button"
      className="button small next-class"
      disabled={isBusy}
      onClick={() => {
        setBusy(true);
        void resetForNextClass(playground, openedHash()).finally(() => {
          setBusy(false);
          onDone?.();
        });
      }}
    >
      {words.nextClass}
    </button>
  );
}
