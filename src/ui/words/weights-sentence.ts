/** What is true of the weights at this step, in one or two sentences. Every number is of the inspection it is given. */
import * as words from '#words/ui/words/weights-sentence';
import type { ModeId } from '../../catalog/modes/modes';
import type { Experiment } from '../../experiment/experiment';
import type { FocusedLooks } from '../../state/record/focused-looks';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { formatCount, formatShare } from './format';
import { allLevels, anyLevel, aThreshold, scalesOf, spikesOf, tenthOf } from './mode-words';

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
  if (facts.mode === 'none') return words.full;
  if (facts.opened && !facts.hasLatents) return words.codesOnly;
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
  const [near, undecided] = [formatShare(layer.latentNearLevelShare), formatShare(layer.undecidedShare)];
  return words.savedLatents(near, anyLevel(mode), undecided, aThreshold(mode), tenthOf(mode));
}

const savedCodesSentence = ({ mode }: WeightsFacts): string => words.savedCodes(spikesOf(mode));

function latentSentence({ mode, step, layer, first }: WeightsFacts): string {
  const near = formatShare(layer.latentNearLevelShare);
  const tenth = tenthOf(mode);
  const shape = layer.latentNearLevelShare < COLLAPSED_SHARE ? words.spreadOut : words.gathered;
  const now = words.latents(shape, near, anyLevel(mode), tenth);
  if (step === 0 || first === null) return `${now}.`;
  const where = aThreshold(mode);
  const change = layer.undecidedShare - first.undecidedShare;
  const [before, undecided] = [formatShare(first.undecidedShare), formatShare(layer.undecidedShare)];
  const drift =
    Math.abs(change) < 0.01
      ? words.asAtFirst(undecided, where, tenth)
      : (change > 0 ? words.up : words.down)(undecided, where, before, tenth);
  return `${now}; ${drift}.`;
}

function quantisedSentence({ mode, step, layer }: WeightsFacts): string {
  if (step === 0) return words.codesAtFirst(spikesOf(mode));
  const flips = layer.flips === 0 ? words.noneChanged : words.changed(layer.flips, formatCount(layer.flips));
  return `${words.codes(spikesOf(mode))} ${flips}`;
}

function effectiveSentence({ mode, weightScale, lambda, layer }: WeightsFacts): string {
  const near = formatShare(layer.effectiveNearLevelShare);
  const bare = weightScale === 'none';
  if (lambda <= 0) return words.atLatents(bare, near, anyLevel(mode), tenthOf(mode));
  if (lambda >= 1) return `${words.landed(allLevels(mode), bare, scalesOf(mode))}${spread(layer)}`;
  return `${words.moving(formatShare(lambda), anyLevel(mode), near, tenthOf(mode))}${spread(layer)}`;
}

const spread = (layer: LayerInspection): string =>
  layer.latentNearLevelShare < COLLAPSED_SHARE ? ` ${words.underneath(formatShare(layer.latentNearLevelShare))}` : '';
