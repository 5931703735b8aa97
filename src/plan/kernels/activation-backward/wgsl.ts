import { kernelOf, linearGrid, linearIndex, padded, type BindingKind, type Kernel } from '../../wgsl';
import { activationFunctions } from '../shared/activation';
import { dropoutFunctions } from '../shared/dropout';
import type { ActivationBackwardShape } from './shape';

/**
 * Gradient through the activation and the dropout that follows it, in place:  z ← ∂y · mask · act′(z).
 * z, dy `[rows, width]`. Gated: z `[rows, 2·width]` holds gate and up,  gate ← ∂y · up · act′(gate)      up ← ∂y · act(gate).
 */
export function activationBackward(shape: ActivationBackwardShape): Kernel {
  const { rows, width, activation, gated, dropout } = shape;
  const bindings: Record<string, BindingKind> = { z: 'read_write f32', dy: 'read f32' };
  if (dropout > 0) bindings['mask'] = 'read u32';
  return kernelOf({
    name: 'activation-backward',
    shape,
    bindings,
    sizes: { values: rows * width, width, stride: padded(width), zStride: padded(gated ? 2 * width : width) },
    declarations: `${activationFunctions[activation]}\n${dropout > 0 ? dropoutFunctions('mask', dropout, 'at.width') : ''}`,
    main: `let n = ${linearIndex}; if (n >= at.values) { return; }
let row = n / at.width; let column = n % at.width; let i = row * at.zStride + column;
let d = dy[row * at.stride + column]${dropout > 0 ? ' * maskAt(row, column)' : ''}; let gate = z[i];
${gated ? 'z[i] = d * z[i + at.width] * slope(gate); z[i + at.width] = d * act(gate);' : 'z[i] = d * slope(gate);'}`,
    workgroupSize: [64, 1],
    workgroups: linearGrid(rows * width),
  });
}
