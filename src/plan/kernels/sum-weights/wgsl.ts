import { shaderOf, type Shader } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { sharedSum } from '../shared/sums';
import { sumWeights, tableWidth, weightParts, type SumWeightsShape } from './kernel';

/** A row for every part; wg.z is the matrix. */
export function sumWeightsShader(shape: SumWeightsShape, loop: RowLoop = threadPerRow): Shader {
  const { matrices } = shape;
  return shaderOf({
    ...sumWeights(shape),
    declarations: loop.declarations,
    main: `let row = wg.z * ${tableWidth}u; let offset = table[row]; let count = table[row + 1u] * table[row + 2u];
let part = ${loop.row}; if (part >= ${weightParts}u) { return; }
if (part == 0u && table[row + 6u] > 0u) { ${loop.each(1, 'flips[table[row + 6u] - 1u] = 0u;')} }
var absolute = 0.0; var plain = 0.0;
${sharedSum(loop, 'absolute', 'part', weightParts, 'count', 'abs(latents[offset + i])')}
${sharedSum(loop, 'plain', 'part', weightParts, 'count', 'latents[offset + i]')}
${loop.each(1, `parts[wg.z * ${weightParts}u + part] = vec2<f32>(absolute, plain);`)}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(weightParts), matrices],
    features: loop.features,
  });
}
