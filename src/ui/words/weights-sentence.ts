/** What is true of the weights at this step, in one or two sentences. Every number is of the inspection it is given. */
import type { ModeId } from '../../catalog/modes/modes';
import type { Experiment } from '../../experiment/experiment';
import type { FocusedLooks } from '../../state/record/focused-looks';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { formatCount, formatShare } from './format';
import { allLevels, anyLevel, aThreshold, spikesOf } from './mode-words';

export interface WeightsFacts {
  readonly mode: ModeId;
  readonly lens: Lens;
  readonly step: number;
  readonly lambda: number;
  readonly layer: LayerInspection;
  /** The same layer untrained; null when that was not seen. */
  readonly first: LayerInspection | null;
  /** `none`: codes are used bare, without their scale. */
  readonly weightScale: Experiment['weightScale'];
  /** Opened from a file: there is no training to speak of. */
  readonly opened: boolean;
  /** There are latent weights to look at; a file may hold codes only. */
  readonly hasLatents: boolean;
}

/** Latents count as spread out while fewer than this share of them sit within ±0.1 of a level. */
const COLLAPSED_SHARE = 0.5;

/** The same of one matrix of a run as it was last seen. */
export function sentenceOfLooks(run: FocusedLooks, layer: LayerInspection, lens: Lens): string {
  const { mode, weightScale, opened, hasLatents } = run;
  const { step, lambda } = run.inspection ?? { step: 0, lambda: 0 };
  const first = run.firstInspection?.layers.find(({ name }) => name === layer.name) ?? null;
  return weightsSentence({ mode, lens, step, lambda, layer, first, weightScale, opened, hasLatents });
}

export function weightsSentence(facts: WeightsFacts): string {
  if (facts.mode === 'none')
    return 'Nothing is quantised in this run: the forward pass uses the weights exactly as the optimiser leaves them. The axis is in units of their mean magnitude.';
  if (facts.opened && !facts.hasLatents)
    return 'This run was opened from a file that holds codes and one scale per matrix, and no latent weights behind them.';
  switch (facts.lens) {
    case 'latent':
      return facts.opened ? savedLatentSentence(facts) : latentSentence(facts);
    case 'quantised':
      return facts.opened ? savedCodesSentence(facts) : quantisedSentence(facts);
    case 'effective':
      return effectiveSentence(facts);
  }
}

function savedLatentSentence({ mode, layer }: WeightsFacts): string {
  return `This run was opened from a file that holds its latent weights: ${formatShare(layer.latentNearLevelShare)} of them lie within 0.1 of ${anyLevel(mode)}, and ${formatShare(layer.undecidedShare)} within 0.1 of ${aThreshold(mode)}.`;
}

const savedCodesSentence = ({ mode }: WeightsFacts): string => `The codes are ${spikesOf(mode)}: each latent weight of the file, rounded.`;

function latentSentence({ mode, step, layer, first }: WeightsFacts): string {
  const near = formatShare(layer.latentNearLevelShare);
  const shape = layer.latentNearLevelShare < COLLAPSED_SHARE ? 'They stay spread out' : 'Most of them have gathered at the levels';
  const now = `The latent weights are what the optimiser edits. ${shape}: ${near} lie within 0.1 of ${anyLevel(mode)}`;
  if (step === 0 || first === null) return `${now}.`;
  const where = aThreshold(mode);
  const before = first.undecidedShare;
  const change = layer.undecidedShare - before;
  const drift =
    Math.abs(change) < 0.01
      ? `as many as at step 0 (${formatShare(layer.undecidedShare)}) are within 0.1 of ${where}`
      : `${formatShare(layer.undecidedShare)} are within 0.1 of ${where}, ${change > 0 ? 'up' : 'down'} from ${formatShare(before)} at step 0`;
  return `${now}; ${drift}.`;
}

function quantisedSentence({ mode, step, layer }: WeightsFacts): string {
  const start = `The codes are ${spikesOf(mode)} from step 0 on`;
  if (step === 0) return `${start}: training does not make them, it decides which weights sit in which.`;
  if (layer.flips === 0) return `${start}; training decides which weights sit in which. None changed its code in the last step.`;
  return `${start}; training decides which weights sit in which. ${formatCount(layer.flips)} changed ${layer.flips === 1 ? 'its' : 'their'} code in the last step.`;
}

function effectiveSentence({ mode, weightScale, lambda, layer }: WeightsFacts): string {
  const near = formatShare(layer.effectiveNearLevelShare);
  const bare = weightScale === 'none';
  if (lambda <= 0)
    return `λ is 0: the forward pass still uses the latent weights themselves${bare ? ', divided by their scale' : ''}, and ${near} of them happen to lie within 0.1 of ${anyLevel(mode)}. They collapse as λ rises.`;
  if (lambda >= 1)
    return `λ is 1: the forward pass uses nothing but ${allLevels(mode)}${bare ? ': the codes, without their scale' : ' times one scale'}.${spread(layer)}`;
  return `The forward pass uses weights moved ${formatShare(lambda)} of the way to ${anyLevel(mode)}: ${near} are within 0.1 of a level by now.${spread(layer)}`;
}

const spread = (layer: LayerInspection): string =>
  layer.latentNearLevelShare < COLLAPSED_SHARE
    ? ` The latent weights underneath stay spread out (${formatShare(layer.latentNearLevelShare)} near a level).`
    : '';
