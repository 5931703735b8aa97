import type { ReactElement } from 'react';
import { canPress } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { HideableWords } from './HideableWords';
import { ProgressStatus } from './ProgressStatus';
import { TrainButton } from './TrainButton';
import './transport.css';

/** Train, step, reset, other seed; and where the training is. On a phone it lies along the lower edge, each word below its icon. */
export function Transport(): ReactElement {
  const { transport } = usePlayground();
  const can = usePlaygroundState((state) => ({
    step: canPress(state, 'step'),
    reset: canPress(state, 'reset'),
    newSeed: canPress(state, 'newSeed'),
  }));

  return (
    <div className="transport" role="group" aria-label="Training">
      <TrainButton />
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
