import * as words from '#words/ui/panels/inspected-layer';
import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { Marked } from '../glossary/Marked';
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
        <b>{words.none}</b>
        <span>{words.noneRounded(formatCount(weights))}</span>
      </p>
    );
  const share = { latent: layer.latentNearLevelShare, quantised: 1, effective: layer.effectiveNearLevelShare }[lens];
  const hasLanded = lens === 'effective' && lambda >= 1;
  return (
    <p className="level-share" data-landed={(hasLanded && step > 0) || undefined}>
      {/* As wide as all of them, so that the words beside it stand still. */}
      <b style={{ minInlineSize: `${formatShare(1).length + 0.5}ch` }}>{formatShare(share)}</b>
      <span>
        <span className="level-share-of">{words.onLevels(formatCount(weights), anyLevel(mode))}</span>
        {hasLanded ? (
          <>
            <span className="level-share-of">. </span>
            <strong>
              <Marked>{words.landed(allLevels(mode))}</Marked>
            </strong>
          </>
        ) : lens === 'effective' ? (
          <span className="level-share-pull">
            <Marked>{words.pulled}</Marked>
          </span>
        ) : null}
      </span>
    </p>
  );
}
