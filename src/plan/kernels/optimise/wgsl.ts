import { optimiserOf } from '../../../catalog/optimisers/optimisers';
import { ruleOf } from '../../../catalog/optimisers/rules';
import { clipNormAt, optimiserAt, stepNumberAt } from '../../hyper.as';
import { kernelOf, type Kernel } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { partCount } from '../shared/sums';
import type { OptimiseShape } from './shape';

/**
 * The end of a step: its two long sums, and with them one step of the optimiser on all parameters, as one flat vector.
 *   report = [loss in nats, factor of the gradient, its norm, number of the step, negative when it does not count]
 *   factor = min(1, most / (‖g‖ + 1e-6))
 * The rule itself is in `catalog/optimisers`. parts `[256]` as in `sum-step`: everybody adds them up, in the same order,
 * which is less than another dispatch. A loss that is not finite makes the step not count: everything stays as it was.
 * Source of clipping: Pascanu et al. 2013, with the 1e-6 of `torch.nn.utils.clip_grad_norm_`.
 */
export function optimise(shape: OptimiseShape, loop: RowLoop = threadPerRow): Kernel {
  const { parameters } = shape;
  const { slots } = optimiserOf(shape.optimiser);
  const { hyperPlaces, wgsl } = ruleOf(shape.optimiser);
  // Enough for a first reduction of 256 parts.
  const chunk = loop === threadPerRow ? 128 : 512;
  return kernelOf({
    name: 'optimise',
    shape,
    bindings: {
      latents: 'read_write f32',
      gradient: 'read f32',
      ...Object.fromEntries(slots.map((slot) => [slot, 'read_write f32'] as const)),
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
let norm = sqrt(squares); let most = hyper[${clipNormAt}]; let factor = select(min(1.0, most / (norm + 1e-6)), 1.0, most == 0.0); let counts = finite(nats);
if (row == 0u) { ${loop.each(1, `report[0] = nats; report[1] = factor; report[2] = norm; report[3] = select(-hyper[${stepNumberAt}], hyper[${stepNumberAt}], counts);`)} }
if (!counts) { return; }
${Object.entries(hyperPlaces)
  .map(([name, place]) => `let ${name} = hyper[${optimiserAt + place}];`)
  .join(' ')}
${loop.each(
  `min(${chunk}u, at.parameters - start)`,
  `let n = start + i; let slope = gradient[n] * factor;
  ${wgsl}`,
)}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(Math.ceil(parameters / chunk)), 1],
    features: loop.features,
  });
}
