import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { Term } from '../glossary/Term';
import { formatCount, formatShare } from '../words/format';
import { allLevels, anyLevel } from '../words/mode-words';
import './level-share.css';

/** The number that moves while a model is trained: how many of the weights lie on a level. */
export function LevelShare(props: {
  readonly mode: ModeId;
  readonly lens: Lens;
  readonly layer: LayerInspection;
  readonly weights: number;
  readonly lambda: number;
  readonly step: number;
}): ReactElement {
  const { mode, lens, layer, weights, lambda, step } = props;
  if (modeOf(mode).levels === null)
    return (
      <p className="level-share">
        <b>0%</b>
        <span>of {formatCount(weights)} weights are rounded: this run keeps full precision, to compare with</span>
      </p>
    );
  const share = { latent: layer.latentNearLevelShare, quantised: 1, effective: layer.effectiveNearLevelShare }[lens];
  const hasLanded = lens === 'effective' && lambda >= 1;
  return (
    <p className="level-share" data-landed={(hasLanded && step > 0) || undefined}>
      <b>{formatShare(share)}</b>
      <span>
        <span className="level-share-of">
          of {formatCount(weights)} weights lie on {anyLevel(mode)}
        </span>
        {hasLanded ? (
          <>
            <span className="level-share-of">. </span>
            <strong>
              <Term id="lambda">λ</Term> is 1: the model now uses nothing but {allLevels(mode)}.
            </strong>
          </>
        ) : lens === 'effective' ? (
          <span className="level-share-pull">
            , and <Term id="lambda">λ</Term> pulls the rest there
          </span>
        ) : null}
      </span>
    </p>
  );
}
