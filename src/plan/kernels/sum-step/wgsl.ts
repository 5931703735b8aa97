import { shaderOf, type Shader } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { sharedSum } from '../shared/sums';
import { partCount, sumStep, type SumStepShape } from './kernel';

/** A row for every part. */
export function sumStepShader(shape: SumStepShape, loop: RowLoop = threadPerRow): Shader {
  const { parameters, rows } = shape;
  return shaderOf({
    ...sumStep(shape),
    sizes: { parameters, rows },
    declarations: loop.declarations,
    main: `let part = ${loop.row}; if (part >= ${partCount}u) { return; }
var squares = 0.0; var nats = 0.0;
${sharedSum(loop, 'squares', 'part', partCount, 'at.parameters', 'gradient[i] * gradient[i]')}
${sharedSum(loop, 'nats', 'part', partCount, 'at.rows', 'loss[i]')}
${loop.each(1, 'parts[part] = vec2<f32>(squares, nats);')}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(partCount), 1],
    features: loop.features,
  });
}
