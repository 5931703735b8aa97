import type { WeightRule } from '../../../catalog/modes/weight-rule';
import { recordLayoutOf } from '../../../math/codes/code-fields';

/** Floats of a rule in the memory of the WebAssembly module, see `rule.as.ts`. */
export function ruleFloats({ levels, cuts, unit, scale, centred, keepsThreeOfFour, granularity }: WeightRule): Float32Array {
  const [lowest = 0, second = lowest + 1] = levels;
  return Float32Array.from([
    { absMean: 0, rms: 1, learnt: 2 }[unit.of],
    unit.times,
    unit.plus,
    unit.least,
    scale === 'meanOfKept' ? -1 : scale,
    Number(centred),
    Number(keepsThreeOfFour),
    granularity === 'matrix' ? 0 : granularity === 'row' ? -1 : granularity.group,
    lowest,
    second - lowest,
    (second - lowest) / recordLayoutOf(levels).step,
    levels.indexOf(0),
    cuts.length,
    ...cuts.flatMap(({ at, inclusive }) => [at, Number(inclusive)]),
  ]);
}

/** Bytes of the largest rule, of sixteen levels. */
export const ruleBytes = 4 * (13 + 2 * 15);
