import { kernelOf, linearGrid, type Kernel } from '../../wgsl';
import type { AdamwShape } from './shape';

/**
 * One AdamW step on all parameters, as one flat vector.
 *   m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      p ← p·decay − rate · m / (√v·root + ε)
 * `hyper[2]` rate = η/(1−β₁ᵗ), [3] root = 1/√(1−β₂ᵗ), [4] decay = 1 − η·weightDecay, [5] β₁, [6] β₂, [7] ε, [9] 1−β₁,
 * [10] 1−β₂; `report[1]` the factor that clips g, `report[3]` 0 where the step does not count.
 * Source: Loshchilov & Hutter 2019, Algorithm 2, in the form of `torch.optim.AdamW`.
 */
export function adamw(shape: AdamwShape): Kernel {
  const { parameters } = shape;
  const { workgroups, index } = linearGrid(parameters);
  return kernelOf({
    name: 'adamw',
    shape,
    bindings: { latents: 'read_write f32', gradient: 'read f32', first: 'read_write f32', second: 'read_write f32', hyper: 'read f32', report: 'read f32' },
    main: `let i = ${index}; if (i >= ${parameters}u || report[3] == 0.0) { return; }
let slope = gradient[i] * report[1];
let m = first[i] * hyper[5] + slope * hyper[9];
let v = second[i] * hyper[6] + slope * slope * hyper[10];
first[i] = m; second[i] = v;
latents[i] = latents[i] * hyper[4] - m / (sqrt(v) * hyper[3] + hyper[7]) * hyper[2];`,
    workgroupSize: [64, 1],
    workgroups,
  });
}
