import type { ReactElement } from 'react';
import { canPress } from '../../state/selectors';
import { useIsPhone } from '../hooks/use-media';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { Timeline } from '../timeline/Timeline';
import { HideableWords } from './HideableWords';
import { ProgressStatus } from './ProgressStatus';
import { TrainButton } from './TrainButton';
import './transport.css';

/** Train, step, reset, other seed; and where the training is. On a phone also the scrubber: the lower edge is the only place that covers nothing. */
export function Transport(): ReactElement {
  const { transport } = usePlayground();
  const isPhone = useIsPhone();
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
        <HideableWords hiddenAt="narrow">Step</HideableWords>
      </button>
      <button
        type="button"
        className="button"
        disabled={!can.reset}
        title="Back to step 0, with the same initial weights"
        onClick={() => void transport.reset()}
      >
        <Icon name="reset" />
        <HideableWords hiddenAt="narrow">Reset</HideableWords>
      </button>
      <button
        type="button"
        className="button"
        disabled={!can.newSeed}
        title="Back to step 0, with other initial weights and other batches"
        onClick={() => void transport.newSeed()}
      >
        <Icon name="seed" />
        <HideableWords hiddenAt="narrow">New seed</HideableWords>
      </button>
      <ProgressStatus />
      {isPhone ? <Timeline /> : null}
    </div>
  );
}
