import { modeOf } from '../../../catalog/modes/modes';
import type { WeightRule } from '../../../catalog/modes/weight-rule';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { codeBits, flipShift } from '../../code-words';
import { nextLambdaAt } from '../../hyper.as';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { groupTable } from '../shared/groups';
import { matrixMeans, matrixTable } from '../shared/matrix-table';
import { keptWeight, levelOf } from '../shared/rule-wgsl';
import { quantiseWeights, type QuantiseWeightsShape } from './kernel';

/** Weights that a thread rounds. */
const perThread = 32;

/** A thread rounds a run of weights; g.y is the matrix. */
export function quantiseWeightsShader(shape: QuantiseWeightsShape): Shader {
  const { matrices, largest, mode, variant, weightScale } = shape;
  const { levels, rounding, ...own } = modeOf(mode);
  const quantiser = own.wgsl(variant);
  const isRounded = levels !== null;
  const { lowest, step } = recordLayoutOf(levels ?? []);
  const bare = weightScale === 'none';
  const rounded = `if (quantised) {
    ${rounding === null ? 'let code = codeOf(w, mean, absMean, scale);' : codeByNumbers(rounding)}
    let goal = ${bare ? 'code' : 'code * scale'}; let start = ${bare ? 'w / max(scale, 1e-5)' : 'w'};
    value = select(start + (goal - start) * lambda, goal, lambda == 1.0);
    let word = codes[matrix.firstFlip + i]; let before = word & ${codeBits}u; let now = u32((code - ${literal(lowest)}) / ${literal(step)});
    let flip = select(0u, 1u, before != now && before != ${codeBits}u); changed += flip;
    codes[matrix.firstFlip + i] = (word - before + ${2 ** flipShift}u * flip) | now;
  }`;
  return shaderOf({
    ...quantiseWeights(shape),
    declarations: [
      matrixTable,
      ...(rounding === null ? [] : [groupTable(rounding.granularity), keptWeight(rounding), levelOf(rounding)]),
      ...(quantiser === null
        ? []
        : [matrixMeans(quantiser.scale), `fn codeOf(w: f32, mean: f32, absMean: f32, scale: f32) -> f32 { return ${quantiser.code}; }`]),
    ].join('\n'),
    main: `let matrix = matrixOf(g.y); let start = g.x * ${perThread}u; if (start >= matrix.count) { return; }
${
  isRounded
    ? `let quantised = matrix.number > 0u; var changed = 0u; let lambda = hyper[${nextLambdaAt}];
${quantiser === null ? '' : 'var means = vec2<f32>(0); if (quantised) { means = meansOf(g.y, matrix.count); } let absMean = means.x; let mean = means.y; let scale = scaleOf(absMean);'}`
    : ''
}
for (var i = start; i < min(start + ${perThread}u, matrix.count); i++) {
  let w = latents[matrix.offset + i]; var value = w; let to = placeIn(matrix, i);
  ${isRounded ? rounded : ''}
  effective[to] = value;
}
${!isRounded ? '' : 'if (changed > 0u) { atomicAdd(&flips[matrix.number - 1u], changed); }'}`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largest / perThread / 16), matrices, 1],
  });
}

/** `code` and `scale` of weight i, by the numbers of its group. */
const codeByNumbers = ({ levels: [lowest = 0, second = lowest + 1] }: WeightRule): string =>
  `let group = groupAt(groupOf(matrix, i)); let scale = group.scale;
    let code = ${literal(lowest)} + f32(levelOf((keptWeight(matrix.offset, i) - group.offset) * group.factor)) * ${literal(second - lowest)};`;
