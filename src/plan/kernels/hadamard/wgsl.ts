import { hadamardBlock } from '../../../math/hadamard';
import { padded } from '../../kernel';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { roundRow } from '../shared/rounding';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { hadamard, type HadamardShape } from './kernel';

/** By rows: butterflies of neighbours, then of pairs, then of fours, up to half a block. */
export function hadamardShader(shape: HadamardShape, loop: RowLoop = threadPerRow): Shader {
  const { rows, width, bits, rule } = shape;
  const block = hadamardBlock(width);
  const shrunk = `x[to + i] * ${literal(1 / Math.sqrt(block))}`;
  return shaderOf({
    ...hadamard(shape),
    sizes: { rows, width, stride: padded(width), block },
    declarations: loop.declarations,
    main: `let row = ${loop.row}; if (row >= at.rows) { return; }
let width = at.width; let pairs = width / 2u; let to = row * at.stride;
for (var apart = 1u; apart < at.block; apart <<= 1u) {
  ${loop.each('pairs', 'let inner = i & (apart - 1u); let one = to + ((i - inner) << 1u) + inner; let a = x[one]; let b = x[one + apart]; x[one] = a + b; x[one + apart] = a - b;')}
  ${loop.settle}
}
${bits === null ? loop.each('width', `x[to + i] = ${shrunk};`) : roundRow(loop, { bits, rule }, shrunk, 'x[to + i]')}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(rows), 1],
    features: loop.features,
  });
}
