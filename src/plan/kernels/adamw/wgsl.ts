import { kernelOf, type Kernel } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { partCount } from '../shared/sums';
import type { AdamwShape } from './shape';

/**
 * The end of a step: its two long sums, and with them one AdamW step on all parameters, as one flat vector.
 *   report = [loss in nats, factor of the gradient, its norm, number of the step, negative when it does not count]
 *   factor = min(1, most / (‖g‖ + 1e-6))      m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      p ← p·decay − rate · m / (√v·root + ε)
 * `hyper[2]` rate = η/(1−β₁ᵗ), [3] root = 1/√(1−β₂ᵗ), [4] decay = 1 − η·weightDecay, [5] β₁, [6] β₂, [7] ε, [8] most (0: not
 * clipped), [9] 1−β₁, [10] 1−β₂, [11] number of the step. parts `[256]` as in `sum-step`: everybody adds them up, in the same order, which is less
 * than another dispatch. A loss that is not finite makes the step not count: everything stays as it was.
 * Source: Loshchilov & Hutter 2019, Algorithm 2, in the form of `torch.optim.AdamW`; clipping: Pascanu et al. 2013, with
 * the 1e-6 of `torch.nn.utils.clip_grad_norm_`.
 */
export function adamw(shape: AdamwShape, loop: RowLoop = threadPerRow): Kernel {
  const { parameters } = shape;
  // Enough for whoever adds up 256 parts first.
  const chunk = loop === threadPerRow ? 128 : 512;
  return kernelOf({
    name: 'adamw',
    shape,
    bindings: {
      latents: 'read_write f32',
      gradient: 'read f32',
      first: 'read_write f32',
      second: 'read_write f32',
      hyper: 'read f32',
      parts: 'read vec2<f32>',
      report: 'read_write f32',
    },
    sizes: { parameters },
    // By its bits: compilers of shaders may assume that nothing is infinite.
    declarations: `${loop.declarations}
fn finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }`,
    main: `let row = ${loop.row}; let start = row * ${chunk}u; if (start >= at.parameters) { return; }
var squares = 0.0; var nats = 0.0; ${loop.each(partCount, 'let part = parts[i]; squares += part.x; nats += part.y;')}
squares = ${loop.sum('squares')}; nats = ${loop.sum('nats')};
let norm = sqrt(squares); let most = hyper[8]; let factor = select(min(1.0, most / (norm + 1e-6)), 1.0, most == 0.0); let counts = finite(nats);
if (row == 0u) { ${loop.each(1, 'report[0] = nats; report[1] = factor; report[2] = norm; report[3] = select(-hyper[11], hyper[11], counts);')} }
if (!counts) { return; }
${loop.each(
  `min(${chunk}u, at.parameters - start)`,
  `let n = start + i; let slope = gradient[n] * factor;
  let m = first[n] * hyper[5] + slope * hyper[9];
  let v = second[n] * hyper[6] + slope * slope * hyper[10];
  first[n] = m; second[n] = v;
  latents[n] = latents[n] * hyper[4] - m / (sqrt(v) * hyper[3] + hyper[7]) * hyper[2];`,
)}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(Math.ceil(parameters / chunk)), 1],
    features: loop.features,
  });
}
