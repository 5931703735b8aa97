import * as words from '#words/ui/header';
import { useEffect, useRef, type ReactElement } from 'react';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';

/** Opens the presenter view, and has the focus when that is left. */
export function PresentButton(): ReactElement {
  const { store } = usePlayground();
  const presenting = usePlaygroundState((state) => state.presenting);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!presenting) return;
    const { current } = button;
    return () => current?.focus();
  }, [presenting]);
  return (
    <button ref={button} type="button" className="button present" onClick={() => store.getState().setPresenting(true)}>
      <Icon name="present" />
      {words.present}
    </button>
  );
}
