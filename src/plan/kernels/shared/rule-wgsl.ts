import type { WeightRule } from '../../../catalog/modes/weight-rule';
import { literal } from '../../wgsl';

/** `levelOf(place)`: how many cuts of a rule a place has passed, in units of t. */
export const levelOf = ({ cuts }: Pick<WeightRule, 'cuts'>): string =>
  `fn levelOf(place: f32) -> u32 { return ${cuts.map(({ at, inclusive }) => `select(0u, 1u, place ${inclusive ? '>=' : '>'} ${literal(at)})`).join(' + ')}; }`;

/**
 * `keptWeight(first, i)`: latent `first + i`, or 0 where a rule that keeps three of four drops it, the smallest of its block, of
 * equal ones the last. Needs the binding `latents`; blocks begin at multiples of four from `first`.
 */
export const keptWeight = ({ keepsThreeOfFour }: Pick<WeightRule, 'keepsThreeOfFour'>): string =>
  keepsThreeOfFour
    ? `fn keptWeight(first: u32, i: u32) -> f32 {
  let own = latents[first + i]; let size = abs(own); let block = first + i - i % 4u; var kept = false;
  for (var j = 0u; j < 4u; j++) {
    if (j == i % 4u) { continue; }
    let other = abs(latents[block + j]); if (select(other <= size, other < size, j < i % 4u)) { kept = true; }
  }
  return select(0.0, own, kept);
}`
    : 'fn keptWeight(first: u32, i: u32) -> f32 { return latents[first + i]; }';
