import type { ReactElement } from 'react';
import { canPress } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { Hideable } from '../parts/Hideable';
import { PROGRESS_WORDS, ProgressStatus } from './ProgressStatus';
import { TrainButton } from './TrainButton';
import './transport.css';

/** Train, step, reset, other seed; and where the training is. On a phone it lies along the lower edge. */
export function Transport(): ReactElement {
  const { transport } = usePlayground();
  const can = usePlaygroundState((state) => ({
    step: canPress(state, 'step'),
    reset: canPress(state, 'reset'),
    newSeed: canPress(state, 'newSeed') && !/setup|seed/.test(state.locked.join()),
  }));

  return (
    <div className="transport" role="group" aria-label="Training">
      <TrainButton />
      <Hideable id="oneStep">
        <button
          type="button"
          className="button"
          disabled={!can.step}
          aria-describedby={PROGRESS_WORDS}
          onClick={() => void transport.step()}
        >
          <Icon name="step" />
          Step
        </button>
      </Hideable>
      <Hideable id="reset">
        <button
          type="button"
          className="button"
          disabled={!can.reset}
          aria-describedby={PROGRESS_WORDS}
          onClick={() => void transport.reset()}
        >
          <Icon name="reset" />
          Reset
        </button>
      </Hideable>
      <Hideable id="newSeed">
        <button
          type="button"
          className="button"
          disabled={!can.newSeed}
          aria-describedby={PROGRESS_WORDS}
          onClick={() => void transport.newSeed()}
        >
          <Icon name="seed" />
          New seed
        </button>
      </Hideable>
      <ProgressStatus />
    </div>
  );
}
