import { modeOf } from '../../../catalog/modes/modes';
import { axisStepsPerUnit, largestAxisByte } from '../../../math/codes/axis-bytes';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { axisPerCode } from '../../../math/weight-counts';
import { codeBits } from '../../code-words';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { groupTable } from '../shared/groups';
import { matrixMeans, matrixTable } from '../shared/matrix-table';
import { blockWeights, codeWordsOf, recordWeights, type RecordWeightsShape } from './kernel';

/** A thread packs a block. g.y is the matrix. */
export function recordWeightsShader(shape: RecordWeightsShape): Shader {
  const { matrices, largest, blocks, mode, variant } = shape;
  const { levels, rounding, wgsl } = modeOf(mode);
  const { bits } = recordLayoutOf(levels ?? []);
  const codeWords = codeWordsOf(mode);
  const perCode = axisPerCode(levels ?? []);
  const largestBlocks = Math.ceil(largest / blockWeights);
  return shaderOf({
    ...recordWeights(shape),
    sizes: { blocks },
    declarations: `${rounding === null ? matrixMeans(wgsl(variant)?.scale ?? 'absMean') : groupTable(rounding.granularity)}\n${matrixTable}`,
    main: `let matrix = matrixOf(g.y); let start = g.x * ${blockWeights}u; if (matrix.number == 0u || start >= matrix.count) { return; }
${rounding === null ? 'let gamma = scaleOf(meansOf(g.y, matrix.count).x); let unit = select(1.0, gamma, gamma > 0.0);' : ''}
let block = matrix.firstFlip / ${blockWeights}u + matrix.number - 1u + g.x; var codeWords = array<u32, ${codeWords}>();
for (var q = 0u; q < 4u && start + q * 4u < matrix.count; q++) {
  var latentWord = 0u;
  for (var j = 0u; j < 4u; j++) {
    let i = start + q * 4u + j; if (i >= matrix.count) { break; }
    codeWords[(q * 4u + j) * ${bits}u / 32u] |= (codes[matrix.firstFlip + i] & ${codeBits}u) << ((${bits}u * (q * 4u + j)) % 32u);
    ${rounding === null ? '' : 'let scale = groupAt(groupOf(matrix, i)).scale; let unit = select(1.0, scale, scale > 0.0);'}
    let steps = clamp(round(latents[matrix.offset + i] / unit${perCode === 1 ? '' : ` * ${literal(perCode)}`} * ${axisStepsPerUnit}.0), -${largestAxisByte}.0, ${largestAxisByte}.0);
    latentWord |= (bitcast<u32>(i32(steps)) & 255u) << (8u * j);
  }
  record[${codeWords}u * at.blocks + block * 4u + q] = latentWord;
}
for (var k = 0u; k < ${codeWords}u; k++) { record[${codeWords}u * block + k] = codeWords[k]; }`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largestBlocks / 16), matrices, 1],
  });
}
