import { kernelOf, type Kernel } from '../../wgsl';
import { partCount } from '../shared/sums';

/**
 * Second half of the sums, and what follows from them: report = [loss in nats, factor of the gradient, its norm, 1 when
 * the step counts]. The factor clips by the global norm, min(1, most / (‖g‖ + 1e-6)); `hyper[8]` is `most`, 0: no clip.
 * A loss that is not finite makes the step not count: AdamW then leaves everything as it was.
 * Source: Pascanu et al. 2013, with the 1e-6 of `torch.nn.utils.clip_grad_norm_`.
 */
export function reportStep(): Kernel {
  return kernelOf({
    name: 'report-step',
    shape: {},
    bindings: { parts: 'read vec2<f32>', hyper: 'read f32', report: 'read_write f32' },
    // By its bits: compilers of shaders may assume that nothing is infinite.
    declarations: 'fn finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }',
    main: `if (g.x > 0u) { return; }
var sum = vec2<f32>(0); for (var i = 0u; i < ${partCount}u; i++) { sum += parts[i]; }
let norm = sqrt(sum.x); let most = hyper[8];
report[0] = sum.y; report[1] = select(min(1.0, most / (norm + 1e-6)), 1.0, most == 0.0); report[2] = norm;
report[3] = select(0.0, 1.0, finite(sum.y));`,
    workgroupSize: [1, 1],
    workgroups: [1, 1, 1],
  });
}
