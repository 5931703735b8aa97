import { kernelOf, type Kernel } from '../../wgsl';
import { blockedSum } from '../shared/sums';
import { tableWidth, weightParts, type SumWeightsShape } from './shape';

/**
 * Σ|w| and Σw of every weight matrix, in parts: parts `[matrices, 64]` of (Σ|w|, Σw). Also sets the flip counters to 0.
 * table: see `layout.ts`. g.y is the matrix.
 */
export function sumWeights(shape: SumWeightsShape): Kernel {
  const { matrices } = shape;
  return kernelOf({
    name: 'sum-weights',
    shape,
    bindings: { latents: 'read f32', table: 'read u32', parts: 'read_write vec2<f32>', flips: 'read_write u32' },
    main: `let row = g.y * ${tableWidth}u; let offset = table[row]; let count = table[row + 1u] * table[row + 2u];
if (g.x == 0u && table[row + 6u] > 0u) { flips[table[row + 6u] - 1u] = 0u; }
var absolute = 0.0; var plain = 0.0;
${blockedSum('absolute', 'g.x', weightParts, 'count', 'abs(latents[offset + i])')}
${blockedSum('plain', 'g.x', weightParts, 'count', 'latents[offset + i]')}
parts[g.y * ${weightParts}u + g.x] = vec2<f32>(absolute, plain);`,
    workgroupSize: [16, 1],
    workgroups: [weightParts / 16, matrices, 1],
  });
}
