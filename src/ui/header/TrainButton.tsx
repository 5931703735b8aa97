import * as words from '#words/ui/header';
import type { ReactElement } from 'react';
import { isTrainable } from '../../state/draft';
import { canPress, isDraftAhead, transportState, type Phase } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon, type IconName } from '../Icon';
import { PROGRESS_WORDS } from './ProgressStatus';

const primaryLooks: Readonly<Record<Phase, { readonly label: string; readonly icon: IconName }>> = {
  waiting: { label: words.train, icon: 'play' },
  ready: { label: words.train, icon: 'play' },
  running: { label: words.pause, icon: 'pause' },
  paused: { label: words.resume, icon: 'play' },
  finished: { label: words.trainAgain, icon: 'play' },
  failed: { label: words.trainAgain, icon: 'play' },
};

/** Trains, pauses, goes on or trains anew. */
export function TrainButton(): ReactElement {
  const { transport } = usePlayground();
  const { phase } = usePlaygroundState(transportState);
  const mayPress = usePlaygroundState((state) => canPress(state, 'primary'));
  const startsAnew = usePlaygroundState((state) => isDraftAhead(state) && isTrainable(state.draft));
  const { label: usual, icon } = primaryLooks[phase];
  const label = startsAnew && (phase === 'finished' || phase === 'failed') ? words.trainAnew : usual;

  return (
    <button
      type="button"
      className="button primary train"
      disabled={!mayPress}
      aria-describedby={PROGRESS_WORDS}
      aria-keyshortcuts="Space"
      onKeyDown={(event) => {
        // A key that is held down would press it again and again.
        if (event.repeat) event.preventDefault();
      }}
      onClick={() => void transport.togglePlay()}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
