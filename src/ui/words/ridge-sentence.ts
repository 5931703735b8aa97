/** What a stack of histograms shows, in words: the first row against the one that is looked at. */
import type { ModeId } from '../../catalog/modes/modes';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { formatShare } from './format';

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
  const zero = ({ counts }: LayerInspection): number => counts['0'] / Math.max(1, counts['-1'] + counts['0'] + counts['1']);
  switch (lens) {
    case 'latent':
      return `${steps}, the latent weights near a level went from ${was((layer) => layer.latentNearLevelShare)} to ${is((layer) => layer.latentNearLevelShare)}, those near a threshold from ${was((layer) => layer.undecidedShare)} to ${is((layer) => layer.undecidedShare)}: they do not collapse.`;
    case 'quantised':
      return mode === 'binary'
        ? `${steps}, the codes stay two spikes; what changes is which weights sit in them.`
        : `${steps}, the codes stay three spikes; zeros went from ${was(zero)} to ${is(zero)}.`;
    case 'effective':
      return `${steps}, effective weights within 0.1 of a level went from ${was((layer) => layer.effectiveNearLevelShare)} to ${is((layer) => layer.effectiveNearLevelShare)}, with λ at ${shown.lambda.toFixed(2)}.`;
  }
}
