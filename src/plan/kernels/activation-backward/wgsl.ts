import { kernelOf, linearGrid, linearIndex, padded, type BindingKind, type Kernel } from '../../wgsl';
import { activationFunctions } from '../shared/activation';
import { dropoutFunctions } from '../shared/dropout';
import type { ActivationBackwardShape } from './shape';

/**
 * Gradient through the activation and the dropout that follows it, in place:  z ← ∂y · mask · act′(z).
 * z, dy `[rows, width]`.
 */
export function activationBackward(shape: ActivationBackwardShape): Kernel {
  const { rows, width, activation, dropout } = shape;
  const bindings: Record<string, BindingKind> = { z: 'read_write f32', dy: 'read f32' };
  if (dropout > 0) bindings['mask'] = 'read u32';
  return kernelOf({
    name: 'activation-backward',
    shape,
    bindings,
    sizes: { values: rows * width, width, stride: padded(width) },
    declarations: `${activationFunctions[activation]}\n${dropout > 0 ? dropoutFunctions('mask', dropout, 'at.width') : ''}`,
    main: `let n = ${linearIndex}; if (n >= at.values) { return; }
let row = n / at.width; let column = n % at.width; let i = row * at.stride + column;
z[i] = dy[i]${dropout > 0 ? ' * maskAt(row, column)' : ''} * slope(z[i]);`,
    workgroupSize: [64, 1],
    workgroups: linearGrid(rows * width),
  });
}
