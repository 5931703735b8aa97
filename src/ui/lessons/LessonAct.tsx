import type { ReactElement } from 'react';
import type { Act, ExplorerViewId, LessonStep } from '../../lessons/lesson';
import { carryOut, isDone } from '../../lessons/play-lesson';
import { transportState } from '../../state/selectors';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';

/** What the reader does on this step, with a button that does it in their place, and whether it is done. */
export function LessonAct({ step }: { readonly step: LessonStep }): ReactElement | null {
  const playground = usePlayground();
  const { done, phase } = usePlaygroundState((state) => ({ done: isDone(state, step), phase: transportState(state).phase }));
  const { act } = step;
  if (act === null) return null;
  const isGoing = act.act === 'train' && phase === 'running';
  return (
    <div className="lesson-act">
      <p>
        <b>Do:</b> {wordsOf(act)}
      </p>
      {act.act === 'try' ? null : (
        <button
          type="button"
          className="button small"
          disabled={isGoing || (done && act.act !== 'download')}
          onClick={() => carryOut(playground, act)}
        >
          {isGoing ? 'Training…' : done && act.act !== 'download' ? 'Done' : 'Do it for me'}
        </button>
      )}
    </div>
  );
}

/** As they stand on the page; a test compares them. */
export const viewNames: Readonly<Record<ExplorerViewId, string>> = {
  layers: 'Layers',
  map: 'Map',
  time: 'Over time',
  flips: 'Flips',
  inside: 'Inside',
  attention: 'Attention',
  cost: 'Cost',
};

function wordsOf(act: Act): string {
  switch (act.act) {
    case 'train':
      return 'press Train, and watch until it has finished.';
    case 'lens':
      return `press ${{ latent: 'Latent', quantised: 'Quantised', effective: 'Effective' }[act.lens]} above the weights.`;
    case 'view':
      return `open ${viewNames[act.view]} under “Look inside”.`;
    case 'scrub':
      return act.step === null ? 'pull the scrubber to the end.' : `pull the scrubber to step ${act.step}.`;
    case 'try':
      return 'use Try it, as long as you like.';
    case 'download':
      return 'press Download, and choose the web page.';
  }
}
