import { modeOf } from '../catalog/modes/modes';
import type { Experiment } from './experiment';

/**
 * The step from which on anything is rounded: 0, or later where the recipe starts late. The optimiser keeps its state there,
 * and λ jumps to 1 unless the experiment has a ramp.
 * Source: Nielsen et al. 2025, arXiv:2502.11895.
 */
export const roundingStart = ({ mode, steps }: Pick<Experiment, 'mode' | 'steps'>): number =>
  Math.round((modeOf(mode).lateShare ?? 0) * steps);
