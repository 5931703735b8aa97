import { lambdaAt } from '../../hyper.as';
import { groupCount } from '../shared/groups';
import { placedMatrices } from '../shared/matrix-means';
import { ruleFloats } from '../shared/rule-memory';
import { rangeOf } from '../shared/share';
import type { SimdBinding } from '../shared/simd-call';
import { learntRuleOf, type LearnScalesShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: a call for each matrix. */
export const bindLearnScales: SimdBinding<LearnScalesShape> = (module, { matrices, mode, learntAt }, addressOf, _at, share) => {
  const [latents, scales, gradient, scratch] = ['latents', 'scales', 'gradient', 'scratch'].map(addressOf) as [
    number,
    number,
    number,
    number,
  ];
  const { rule, learnt, passes } = learntRuleOf(mode);
  const floats = ruleFloats(rule);
  const inMemory = new Float32Array(module.memory.buffer, scratch, floats.length);
  const hyper = new Float32Array(module.memory.buffer, addressOf('hyper'), lambdaAt + 1);
  const learn = module.call('learnMatrix');
  const placed = placedMatrices(module, matrices, addressOf)
    .filter(({ bitLinear }) => bitLinear !== null)
    .map(({ row, rows, columns }) => ({
      row,
      shrink: 1 / Math.sqrt(rows * columns * learnt.largest) / learnt.k,
      range: rangeOf({ count: groupCount(rule.granularity, rows, columns), step: 4 }, share),
    }));
  return () => {
    inMemory.set(floats);
    const lambda = hyper[lambdaAt] ?? 1;
    for (const { row, shrink, range } of placed)
      learn(latents, row, scales, gradient, scratch, gradient + 4 * learntAt, ...passes, ...learnt.ends, lambda * shrink, ...range);
  };
};
