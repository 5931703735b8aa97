import type { ReactElement } from 'react';
import { isTrainable } from '../../state/draft';
import { canPress, isDraftAhead, transportState, type Phase } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon, type IconName } from '../Icon';
import { HideableWords } from './HideableWords';
import { ProgressStatus } from './ProgressStatus';
import './transport.css';

const primaryLooks: Readonly<Record<Phase, { readonly label: string; readonly icon: IconName }>> = {
  waiting: { label: 'Train', icon: 'play' },
  ready: { label: 'Train', icon: 'play' },
  running: { label: 'Pause', icon: 'pause' },
  paused: { label: 'Resume', icon: 'play' },
  finished: { label: 'Train again', icon: 'play' },
  failed: { label: 'Train again', icon: 'play' },
};

/** Train, step, reset, other seed; and where the training is. On a phone it lies along the lower edge, each word below its icon. */
export function Transport(): ReactElement {
  const { transport } = usePlayground();
  const { phase } = usePlaygroundState(transportState);
  const can = usePlaygroundState((state) => ({
    primary: canPress(state, 'primary'),
    step: canPress(state, 'step'),
    reset: canPress(state, 'reset'),
    newSeed: canPress(state, 'newSeed'),
  }));
  const startsAnew = usePlaygroundState((state) => isDraftAhead(state) && isTrainable(state.draft));
  const { label: usual, icon } = primaryLooks[phase];
  const label = startsAnew && (phase === 'finished' || phase === 'failed') ? 'Train with new settings' : usual;

  return (
    <div className="transport" role="group" aria-label="Training">
      <button
        type="button"
        className="button primary train"
        disabled={!can.primary}
        aria-keyshortcuts="Space"
        title={`${label} (space bar)`}
        onKeyDown={(event) => {
          // A key that is held down would press it again and again.
          if (event.repeat) event.preventDefault();
        }}
        onClick={() => void transport.togglePlay()}
      >
        <Icon name={icon} />
        <span>{label}</span>
      </button>
      <button type="button" className="button" disabled={!can.step} title="One step of every run" onClick={() => void transport.step()}>
        <Icon name="step" />
        <HideableWords hiddenAt="narrow" onPhone="Step">
          Step
        </HideableWords>
      </button>
      <button
        type="button"
        className="button"
        disabled={!can.reset}
        title="Back to step 0, with the same initial weights"
        onClick={() => void transport.reset()}
      >
        <Icon name="reset" />
        <HideableWords hiddenAt="narrow" onPhone="Reset">
          Reset
        </HideableWords>
      </button>
      <button
        type="button"
        className="button"
        disabled={!can.newSeed}
        title="Back to step 0, with other initial weights and other batches"
        onClick={() => void transport.newSeed()}
      >
        <Icon name="seed" />
        <HideableWords hiddenAt="narrow" onPhone="New seed">
          New seed
        </HideableWords>
      </button>
      <ProgressStatus />
    </div>
  );
}
