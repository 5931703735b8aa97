import { kernelOf, linearGrid, padded, type Kernel } from '../../wgsl';
import type { EmbedShape } from './shape';

/** Rows of the embedding:  x[t] = E[ids[t]]. table `[vocab, width]`, ids `[rows]` → x `[rows, width]`. */
export function embed(shape: EmbedShape): Kernel {
  const { rows, width } = shape;
  const w4 = padded(width) / 4;
  const { workgroups, index } = linearGrid(rows * w4);
  return kernelOf({
    name: 'embed',
    shape,
    bindings: { ids: 'read u32', table: 'read vec4<f32>', x: 'read_write vec4<f32>' },
    main: `let i = ${index}; if (i >= ${rows * w4}u) { return; }
x[i] = table[ids[i / ${w4}u] * ${w4}u + i % ${w4}u];`,
    workgroupSize: [64, 1],
    workgroups,
  });
}
