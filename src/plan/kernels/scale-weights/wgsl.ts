import { literal, shaderOf, type Shader } from '../../wgsl';
import { groupFloats, groupPlaceIn } from '../shared/groups';
import { matrixTable } from '../shared/matrix-table';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { keptWeight, levelOf } from '../shared/rule-wgsl';
import { sharedSum } from '../shared/sums';
import { ruleOfMode, scaleWeights, type ScaleWeightsShape } from './kernel';

/** A row of the loop for every group; wg.z is the matrix. */
export function scaleWeightsShader(shape: ScaleWeightsShape, loop: RowLoop = threadPerRow): Shader {
  const { matrices, mostGroups, mode, learntAt } = shape;
  const rule = ruleOfMode(mode);
  const { unit, scale, levels, centred, granularity, keepsThreeOfFour } = rule;
  const zero = levels.indexOf(0);
  const sum = (name: string, term: string): string => `var ${name} = 0.0; ${sharedSum(loop, name, '0u', 1, 'count', term)}`;
  const weight = 'keptWeight(matrix.offset, begin + i)';
  const kept = `select(0.0, 1.0, levelOf((${weight} - offset) * factor) != ${zero}u)`;
  const statistics = {
    absMean: () => `${sum('statistic', `abs(${weight})`)}
statistic = statistic / f32(count);`,
    rms: () => `${sum('statistic', `${weight} * ${weight}`)}
statistic = sqrt(statistic / f32(count));`,
    learnt: () => `let statistic = latents[${learntAt ?? 0}u + matrix.firstGroup + group];`,
  };
  const statistic = statistics[unit.of]();
  return shaderOf({
    ...scaleWeights(shape),
    declarations: [loop.declarations, matrixTable, keptWeight(rule), levelOf(rule)].join('\n'),
    main: `let matrix = matrixOf(wg.z); if (matrix.number == 0u) { return; }
let group = ${loop.row};
${groupPlaceIn(granularity)}
${statistic}
let t = max(statistic * ${literal(unit.times)} + ${literal(unit.plus)}, ${literal(unit.least)});
let factor = select(0.0, 1.0 / t, t > 0.0);
${centred ? `${sum('plain', weight)} let offset = plain / f32(count);` : 'let offset = 0.0;'}
${
  scale === 'meanOfKept'
    ? `${sum('magnitudes', `abs(${weight}) * ${kept}`)}
${keepsThreeOfFour ? 'let keptCount = 0.75 * f32(count);' : sum('keptCount', kept)}
let scale = select(0.0, magnitudes / keptCount, keptCount > 0.0);`
    : `let scale = t * ${literal(scale)};`
}
let o = (matrix.firstGroup + group) * ${groupFloats}u;
${loop.each(1, 'scales[o] = offset; scales[o + 1u] = factor; scales[o + 2u] = scale;')}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(mostGroups), matrices],
    features: loop.features,
  });
}
