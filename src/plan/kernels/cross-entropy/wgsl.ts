import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { crossEntropy, type CrossEntropyShape } from './kernel';

/** By rows. */
export function crossEntropyShader(shape: CrossEntropyShape, loop: RowLoop = threadPerRow): Shader {
  const { rows, classes } = shape;
  const each = (body: string): string => loop.each('classes', body);
  return shaderOf({
    ...crossEntropy(shape),
    sizes: { rows, classes, stride: padded(classes) },
    declarations: loop.declarations,
    main: `let row = ${loop.row}; if (row >= at.rows) { return; }
let classes = at.classes; let o = row * at.stride; let target_ = targets[row]; let weight = weights[row]; let aimed = z[o + target_];
var most = z[o]; ${each('most = max(most, z[o + i]);')} most = ${loop.max('most')};
var total = 0.0; ${each('total += exp(z[o + i] - most);')} total = ${loop.sum('total')};
// A row that does not count adds nothing, whatever its logits are.
${loop.each(1, 'loss[row] = select(weight * (log(total) + most - aimed), 0.0, weight == 0.0);')}
${loop.settle}
${each('z[o + i] = weight * (exp(z[o + i] - most) / total - select(0.0, 1.0, i == target_));')}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(rows), 1],
    features: loop.features,
  });
}
