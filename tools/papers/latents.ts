/** Where latents lie, of several matrices or several seeds together. */
import { modeOf, type ModeId } from '../../src/catalog/modes/modes';
import { elementCount } from '../../src/experiment/architecture';
import { countOf } from '../../src/math/weight-counts';
import type { MeasuredLatents } from '../../src/state/papers/measured';
import type { Inspection } from '../../src/worker/protocol';

/** All matrices of a model as they were inspected. */
export const latentsOf = (mode: ModeId, { layers }: Inspection): MeasuredLatents =>
  together(
    layers.map(({ histograms, counts, thresholds, undecidedShare, shape }) => ({
      weights: elementCount(shape),
      latents: {
        bins: histograms.latent.counts,
        codes: (modeOf(mode).levels ?? []).map((level) => countOf(counts, level)),
        thresholds,
        undecided: undecidedShare,
      },
    })),
  );

/** Equal models. */
export const ofSeeds = (each: readonly MeasuredLatents[]): MeasuredLatents => together(each.map((latents) => ({ weights: 1, latents })));

/** Counts are added; places and shares are means, by the number of weights. */
function together(parts: readonly { readonly weights: number; readonly latents: MeasuredLatents }[]): MeasuredLatents {
  const all = parts.reduce((sum, { weights }) => sum + weights, 0);
  const mean = (value: (latents: MeasuredLatents) => number): number =>
    rounded(parts.reduce((sum, { weights, latents }) => sum + weights * value(latents), 0) / all);
  const added = (values: (latents: MeasuredLatents) => readonly number[]): readonly number[] =>
    (parts[0] === undefined ? [] : values(parts[0].latents)).map((_, i) =>
      parts.reduce((sum, { latents }) => sum + (values(latents)[i] ?? 0), 0),
    );
  return {
    bins: added(({ bins }) => bins),
    codes: added(({ codes }) => codes),
    thresholds: (parts[0]?.latents.thresholds ?? []).map((_, i) => mean(({ thresholds }) => thresholds[i] ?? 0)),
    undecided: mean(({ undecided }) => undecided),
  };
}

/** More is not seen. */
const rounded = (value: number): number => Number(value.toPrecision(4));
