import * as words from '#words/ui/header';
import type { ReactElement } from 'react';
import { canPress } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { HeaderButton } from './HeaderButton';
import { ProgressStatus } from './ProgressStatus';
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
    <div className="transport" role="group" aria-label={words.training}>
      <TrainButton />
      <HeaderButton id="oneStep" icon="step" label={words.step} disabled={!can.step} onClick={() => void transport.step()} />
      <HeaderButton id="reset" icon="reset" label={words.reset} disabled={!can.reset} onClick={() => void transport.reset()} />
      <HeaderButton id="newSeed" icon="seed" label={words.newSeed} disabled={!can.newSeed} onClick={() => void transport.newSeed()} />
      <ProgressStatus />
    </div>
  );
}
