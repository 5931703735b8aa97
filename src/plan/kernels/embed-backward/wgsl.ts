import { kernelOf, linearGrid, linearIndex, padded, type Kernel } from '../../wgsl';
import type { EmbedBackwardShape } from './shape';

/**
 * Gradient of the embedding, added to that of the tied head:  ∂E[v] += Σ ∂x[t] over the tokens t with ids[t] = v.
 * `order` lists the tokens by id, ascending; those of v are order[starts[v]] … order[starts[v + 1] − 1]. The sums so run
 * in a fixed order, without atomics. `at.x`: offset of E in the flat gradient.
 */
export function embedBackward(shape: EmbedBackwardShape): Kernel {
  const { vocab, width } = shape;
  return kernelOf({
    name: 'embed-backward',
    shape,
    bindings: { starts: 'read u32', order: 'read u32', dx: 'read f32', gradient: 'read_write f32' },
    sizes: { values: vocab * width, width, stride: padded(width) },
    main: `let n = ${linearIndex}; if (n >= at.values) { return; }
let v = n / at.width; let column = n % at.width; var sum = 0.0;
for (var j = starts[v]; j < starts[v + 1u]; j++) { sum += dx[order[j] * at.stride + column]; }
gradient[at.x + n] += sum;`,
    workgroupSize: [64, 1],
    workgroups: linearGrid(vocab * width),
  });
}
