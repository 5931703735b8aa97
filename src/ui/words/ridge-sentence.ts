/** What a stack of histograms shows, in words: the first row against the one that is looked at. */
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { totalOf } from '../../math/weight-counts';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { formatShare } from './format';
import { spikesOf } from './mode-words';

export interface RidgeFacts {
  readonly mode: ModeId;
  readonly lens: Lens;
  readonly first: { readonly step: number; readonly layer: LayerInspection };
  readonly shown: { readonly step: number; readonly lambda: number; readonly layer: LayerInspection };
}

export function ridgeSentence({ mode, lens, first, shown }: RidgeFacts): string {
  if (first.step === shown.step)
    return `One record so far, of step ${first.step}. Train, and each recorded step becomes a row, the newest in front.`;
  const steps = `From step ${first.step} to step ${shown.step}`;
  if (mode === 'none')
    return `${steps}, the weights of the full-precision run keep one broad hill: nothing pulls them to levels. The axis is in units of their mean magnitude.`;
  const was = (share: (layer: LayerInspection) => number): string => formatShare(share(first.layer));
  const is = (share: (layer: LayerInspection) => number): string => formatShare(share(shown.layer));
  const zero = ({ counts }: LayerInspection): number => counts['0'] / Math.max(1, totalOf(counts));
  switch (lens) {
    case 'latent':
      return `${steps}, the latent weights near a level went from ${was((layer) => layer.latentNearLevelShare)} to ${is((layer) => layer.latentNearLevelShare)}, those near a threshold from ${was((layer) => layer.undecidedShare)} to ${is((layer) => layer.undecidedShare)}: they do not collapse.`;
    case 'quantised':
      return modeOf(mode).levels?.includes(0) === true
        ? `${steps}, the codes stay ${spikesOf(mode)}; zeros went from ${was(zero)} to ${is(zero)}.`
        : `${steps}, the codes stay ${spikesOf(mode)}; what changes is which weights sit in them.`;
    case 'effective':
      return `${steps}, effective weights within 0.1 of a level went from ${was((layer) => layer.effectiveNearLevelShare)} to ${is((layer) => layer.effectiveNearLevelShare)}, with λ at ${shown.lambda.toFixed(2)}.`;
  }
}
