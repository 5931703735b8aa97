import * as words from '#words/ui/explorer/slow-motion';
import type { ReactElement } from 'react';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { goToPanel } from '../parts/go-to-panel';

/** From the first screen to one training step, phase by phase, with the numbers of this very model. */
export function SlowMotion(): ReactElement {
  const { store } = usePlayground();
  return (
    <button
      type="button"
      className="link-button slow-motion"
      aria-label={words.slowMotion}
      onClick={() => {
        const { setExplorerView, setInsideTab, setStepPhase } = store.getState();
        setExplorerView('inside');
        setInsideTab('step');
        setStepPhase('quantise');
        goToPanel('explorer');
      }}
    >
      <Icon name="step" size={15} />
      <span className="long-words">{words.slowMotion}</span>
      <span className="short-words">{words.slowMotionShort}</span>
    </button>
  );
}
