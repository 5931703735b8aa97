import { lambdaAt } from '../../hyper.as';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { groupFloats, groupPlaceIn } from '../shared/groups';
import { matrixTable } from '../shared/matrix-table';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { levelOf } from '../shared/rule-wgsl';
import { sharedSum } from '../shared/sums';
import { learnScales, learntRuleOf, type LearnScalesShape } from './kernel';

/** A row of the loop for every group; wg.z is the matrix. */
export function learnScalesShader(shape: LearnScalesShape, loop: RowLoop = threadPerRow): Shader {
  const { matrices, mostGroups, mode, learntAt } = shape;
  const { rule, learnt, passes, factor } = learntRuleOf(mode);
  const [lowest = 0, second = lowest + 1] = rule.levels;
  const [from, to] = passes.map(literal) as [string, string];
  const [below, above] = learnt.ends.map(literal) as [string, string];
  return shaderOf({
    ...learnScales(shape),
    declarations: `${loop.declarations}\n${matrixTable}\n${levelOf(rule)}
fn slopeAt(place: f32) -> f32 {
  let code = ${literal(lowest)} + ${literal(second - lowest)} * f32(levelOf(place));
  let inside = code * ${literal(factor)} - place;
  return select(select(inside, ${above}, place > ${to}), ${below}, place < ${from});
}`,
    main: `let matrix = matrixOf(wg.z); if (matrix.number == 0u) { return; }
let group = ${loop.row};
${groupPlaceIn(rule.granularity)}
let own = matrix.firstGroup + group; let unit = scales[own * ${groupFloats}u + 1u]; let weights = matrix.offset + begin;
var total = 0.0; ${sharedSum(loop, 'total', '0u', 1, 'count', 'gradient[weights + i] * slopeAt(latents[weights + i] * unit)')}
let shrink = hyper[${lambdaAt}] / sqrt(f32(matrix.count) * ${literal(learnt.largest)}) * ${literal(1 / learnt.k)};
${loop.each(1, `gradient[${learntAt}u + own] = total * shrink;`)}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(mostGroups), matrices],
    features: loop.features,
  });
}
