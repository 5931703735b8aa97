import { padded } from '../../kernel';
import { linearGrid, linearIndex, shaderOf, type Shader } from '../../wgsl';
import { activationFunctions } from '../shared/activation';
import { dropoutFunctions } from '../shared/dropout';
import { activationBackward, type ActivationBackwardShape } from './kernel';

/** A thread for every number. */
export function activationBackwardShader(shape: ActivationBackwardShape): Shader {
  const { rows, width, activation, gated, dropout } = shape;
  return shaderOf({
    ...activationBackward(shape),
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
