import { modeOf } from '../../../catalog/modes/modes';
import { axisStepsPerUnit, largestAxisByte } from '../../../math/codes/axis-bytes';
import { codeBits } from '../../code-words';
import { shaderOf, type Shader } from '../../wgsl';
import { matrixMeans, matrixTable } from '../shared/matrix-table';
import { blockWeights, recordWeights, type RecordWeightsShape } from './kernel';

/** A thread packs a block. g.y is the matrix. */
export function recordWeightsShader(shape: RecordWeightsShape): Shader {
  const { matrices, largest, blocks, mode, variant } = shape;
  const largestBlocks = Math.ceil(largest / blockWeights);
  return shaderOf({
    ...recordWeights(shape),
    sizes: { blocks },
    declarations: `${matrixMeans(modeOf(mode).wgsl(variant)?.scale ?? 'absMean')}\n${matrixTable}`,
    main: `let matrix = matrixOf(g.y); let start = g.x * ${blockWeights}u; if (matrix.number == 0u || start >= matrix.count) { return; }
let gamma = scaleOf(meansOf(g.y, matrix.count).x); let unit = select(1.0, gamma, gamma > 0.0);
let block = matrix.firstFlip / ${blockWeights}u + matrix.number - 1u + g.x; var codeWord = 0u;
for (var q = 0u; q < 4u && start + q * 4u < matrix.count; q++) {
  var latentWord = 0u;
  for (var j = 0u; j < 4u; j++) {
    let i = start + q * 4u + j; if (i >= matrix.count) { break; }
    codeWord |= (codes[matrix.firstFlip + i] & ${codeBits}u) << (2u * (q * 4u + j));
    let steps = clamp(round(latents[matrix.offset + i] / unit * ${axisStepsPerUnit}.0), -${largestAxisByte}.0, ${largestAxisByte}.0);
    latentWord |= (bitcast<u32>(i32(steps)) & 255u) << (8u * j);
  }
  record[at.blocks + block * 4u + q] = latentWord;
}
record[block] = codeWord;`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largestBlocks / 16), matrices, 1],
  });
}
