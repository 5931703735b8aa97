/** What a stack of histograms shows, in words: the first row against the one that is looked at. */
import * as words from '#words/ui/words/ridge-sentence';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { totalOf } from '../../math/weight-counts';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { formatFixed, formatShare } from './format';
import { spikesOf, tenthOf } from './mode-words';

export interface RidgeFacts {
  readonly mode: ModeId;
  readonly lens: Lens;
  readonly first: { readonly step: number; readonly layer: LayerInspection };
  readonly shown: { readonly step: number; readonly lambda: number; readonly layer: LayerInspection };
}

export function ridgeSentence({ mode, lens, first, shown }: RidgeFacts): string {
  if (first.step === shown.step) return words.oneRecord(first.step);
  const steps = words.steps(first.step, shown.step);
  if (mode === 'none') return words.full(steps);
  const both = (share: (layer: LayerInspection) => number): readonly [string, string] => [
    formatShare(share(first.layer)),
    formatShare(share(shown.layer)),
  ];
  const zero = ({ counts }: LayerInspection): number => counts['0'] / Math.max(1, totalOf(counts));
  switch (lens) {
    case 'latent':
      return words.latent(
        steps,
        both((layer) => layer.latentNearLevelShare),
        both((layer) => layer.undecidedShare),
      );
    case 'quantised':
      return modeOf(mode).levels?.includes(0) === true
        ? words.zeros(steps, spikesOf(mode), ...both(zero))
        : words.codes(steps, spikesOf(mode));
    case 'effective':
      return words.effective(steps, ...both((layer) => layer.effectiveNearLevelShare), formatFixed(shown.lambda, 2), tenthOf(mode));
  }
}
