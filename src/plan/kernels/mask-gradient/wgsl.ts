import { lambdaAt } from '../../hyper.as';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { groupTable } from '../shared/groups';
import { matrixTable } from '../shared/matrix-table';
import { ruleOfMode } from '../scale-weights/kernel';
import { maskGradient, type MaskGradientShape } from './kernel';

/** Weights that a thread goes through. */
const perThread = 32;

/** A thread for a run of weights; g.y is the matrix. */
export function maskGradientShader(shape: MaskGradientShape): Shader {
  const { matrices, largest, mode } = shape;
  const { granularity, passes } = ruleOfMode(mode);
  const [from, to] = passes ?? [0, 0];
  return shaderOf({
    ...maskGradient(shape),
    declarations: `${matrixTable}\n${groupTable(granularity)}`,
    main: `let matrix = matrixOf(g.y); let start = g.x * ${perThread}u; if (matrix.number == 0u || start >= matrix.count) { return; }
let lambda = hyper[${lambdaAt}];
for (var i = start; i < min(start + ${perThread}u, matrix.count); i++) {
  let group = groupAt(groupOf(matrix, i));
  let place = (latents[matrix.offset + i] - group.offset) * group.factor;
  let outside = (place < ${literal(from)}) | (place > ${literal(to)});
  if (outside) { gradient[matrix.offset + i] *= 1.0 - lambda; }
}`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largest / perThread / 16), matrices, 1],
  });
}
