import { kernelOf, type Kernel } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { partCount } from '../shared/sums';

/**
 * Second half of the sums, and what follows from them: report = [loss in nats, factor of the gradient, its norm, 1 when
 * the step counts]. The factor clips by the global norm, min(1, most / (‖g‖ + 1e-6)); `hyper[8]` is `most`, 0: no clip.
 * A loss that is not finite makes the step not count: AdamW then leaves everything as it was.
 * Source: Pascanu et al. 2013, with the 1e-6 of `torch.nn.utils.clip_grad_norm_`.
 */
export function reportStep(loop: RowLoop = threadPerRow): Kernel {
  return kernelOf({
    name: 'report-step',
    shape: {},
    bindings: { parts: 'read vec2<f32>', hyper: 'read f32', report: 'read_write f32' },
    // By its bits: compilers of shaders may assume that nothing is infinite.
    declarations: `${loop.declarations}
fn finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }`,
    main: `if (${loop.row} > 0u) { return; }
var squares = 0.0; var nats = 0.0; ${loop.each(partCount, 'let part = parts[i]; squares += part.x; nats += part.y;')}
squares = ${loop.sum('squares')}; nats = ${loop.sum('nats')};
let norm = sqrt(squares); let most = hyper[8]; let factor = select(min(1.0, most / (norm + 1e-6)), 1.0, most == 0.0);
${loop.each(1, 'report[0] = nats; report[1] = factor; report[2] = norm; report[3] = select(0.0, 1.0, finite(nats));')}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [1, 1, 1],
    subgroups: loop.subgroups,
  });
}
