import { kernelOf, type Kernel } from '../../wgsl';
import { blockedSum, partCount } from '../shared/sums';
import type { SumStepShape } from './shape';

/**
 * First half of two long sums in a fixed order: the squares of the gradient and the loss of all rows.
 * gradient `[parameters]`, loss `[rows]` → parts `[256]` of (Σ g², Σ loss).
 */
export function sumStep(shape: SumStepShape): Kernel {
  const { parameters, rows } = shape;
  return kernelOf({
    name: 'sum-step',
    shape,
    bindings: { gradient: 'read f32', loss: 'read f32', parts: 'read_write vec2<f32>' },
    main: `let part = g.x; var squares = 0.0; var nats = 0.0;
${blockedSum('squares', 'part', partCount, `${parameters}u`, 'gradient[i] * gradient[i]')}
${blockedSum('nats', 'part', partCount, `${rows}u`, 'loss[i]')}
parts[part] = vec2<f32>(squares, nats);`,
    workgroupSize: [16, 1],
    workgroups: [partCount / 16, 1, 1],
  });
}
