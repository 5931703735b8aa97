import { modeOf } from '../../../catalog/modes/modes';
import { codeBits } from '../../code-words';
import { nextLambdaAt } from '../../hyper.as';
import { shaderOf, type Shader } from '../../wgsl';
import { matrixMeans, matrixTable } from '../shared/matrix-table';
import { quantiseWeights, type QuantiseWeightsShape } from './kernel';

/** Weights that a thread rounds. */
const perThread = 32;

/** A thread rounds a run of weights; g.y is the matrix. */
export function quantiseWeightsShader(shape: QuantiseWeightsShape): Shader {
  const { matrices, largest, mode, variant, weightScale } = shape;
  const quantiser = modeOf(mode).wgsl(variant);
  const bare = weightScale === 'none';
  const rounding = `if (quantised) {
    let code = codeOf(w, mean, absMean, scale);
    let goal = ${bare ? 'code' : 'code * scale'}; let start = ${bare ? 'w / max(scale, 1e-5)' : 'w'};
    value = select(start + (goal - start) * lambda, goal, lambda == 1.0);
    let word = codes[matrix.firstFlip + i]; let before = word & ${codeBits}u; let now = u32(code + 1.0);
    let flip = select(0u, 1u, before != now && before != ${codeBits}u); changed += flip;
    codes[matrix.firstFlip + i] = (word - before + 4u * flip) | now;
  }`;
  return shaderOf({
    ...quantiseWeights(shape),
    declarations: [
      matrixTable,
      ...(quantiser === null
        ? []
        : [matrixMeans(quantiser.scale), `fn codeOf(w: f32, mean: f32, absMean: f32, scale: f32) -> f32 { return ${quantiser.code}; }`]),
    ].join('\n'),
    main: `let matrix = matrixOf(g.y); let start = g.x * ${perThread}u; if (start >= matrix.count) { return; }
${
  quantiser === null
    ? ''
    : `let quantised = matrix.number > 0u; var means = vec2<f32>(0); var changed = 0u; let lambda = hyper[${nextLambdaAt}];
if (quantised) { means = meansOf(g.y, matrix.count); }
let absMean = means.x; let mean = means.y; let scale = scaleOf(absMean);`
}
for (var i = start; i < min(start + ${perThread}u, matrix.count); i++) {
  let w = latents[matrix.offset + i]; var value = w; let to = placeIn(matrix, i);
  ${quantiser === null ? '' : rounding}
  effective[to] = value;
}
${quantiser === null ? '' : 'if (changed > 0u) { atomicAdd(&flips[matrix.number - 1u], changed); }'}`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largest / perThread / 16), matrices, 1],
  });
}
