import { padded } from '../../kernel';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { activationFunctions } from '../shared/activation';
import { dropoutFunctions } from '../shared/dropout';
import { roundRow } from '../shared/rounding';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { normalise, type NormaliseShape } from './kernel';

/** By rows. */
export function normaliseShader(shape: NormaliseShape, loop: RowLoop = threadPerRow): Shader {
  const { rows, width, source, activation, norm, epsilon, bits, rule, dropout, every } = shape;
  const derived = source !== 'stream';
  const valueAt = derived ? 'value[to + i]' : 'x[origin + i]';
  const each = (body: string): string => loop.each('width', body);
  const origin = source === 'embedded' ? 'ids[row] * at.stride' : '(row * at.every + at.every - 1u) * at.fromStride';
  const derive =
    source === 'embedded'
      ? 'x[origin + i]'
      : source === 'gated'
        ? `act(x[origin + i]) * x[origin + width + i]`
        : `act(x[origin + i])${dropout > 0 ? ' * maskAt(row, i)' : ''}`;
  const normed = norm === null ? valueAt : `(${valueAt} - mean) * r * latents[at.x + i]${norm === 'layer' ? ' + latents[at.y + i]' : ''}`;
  const statistics = `var mean = 0.0;
${norm === 'layer' ? `${each(`mean += ${valueAt};`)} mean = ${loop.sum('mean')} / f32(width);` : ''}
var squares = 0.0; ${each(`let v = ${valueAt} - mean; squares += v * v;`)}
let r = inverseSqrt(${loop.sum('squares')} / f32(width) + ${literal(epsilon)});
${loop.each(1, 'statistics[row] = vec2<f32>(mean, r);')}`;
  return shaderOf({
    ...normalise(shape),
    sizes: { rows, width, stride: padded(width), every, fromStride: padded(source === 'gated' ? 2 * width : width) },
    declarations: `${loop.declarations}
${derived && source !== 'embedded' ? activationFunctions[activation] : ''}\n${dropout > 0 ? dropoutFunctions('mask', dropout, 'at.width') : ''}`,
    main: `let row = ${loop.row}; if (row >= at.rows) { return; }
let width = at.width; let origin = ${origin}; let to = row * at.stride;
${derived ? each(`value[to + i] = ${derive};`) : ''}
${norm === null ? '' : statistics}
${bits === null ? each(`y[to + i] = ${normed};`) : roundRow(loop, { bits, rule }, normed, 'y[to + i]')}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(rows), 1],
    features: loop.features,
  });
}
