import { kernelOf, type Kernel } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { partCount, sharedSum } from '../shared/sums';
import type { SumStepShape } from './shape';

/**
 * First half of two long sums in a fixed order: the squares of the gradient and the loss of all rows.
 * gradient `[parameters]`, loss `[rows]` → parts `[256]` of (Σ g², Σ loss).
 */
export function sumStep(shape: SumStepShape, loop: RowLoop = threadPerRow): Kernel {
  const { parameters, rows } = shape;
  return kernelOf({
    name: 'sum-step',
    shape,
    bindings: { gradient: 'read f32', loss: 'read f32', parts: 'read_write vec2<f32>' },
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
