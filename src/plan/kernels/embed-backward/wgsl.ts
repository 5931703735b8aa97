import { padded } from '../../kernel';
import { linearGrid, linearIndex, shaderOf, type Shader } from '../../wgsl';
import { embedBackward, type EmbedBackwardShape } from './kernel';

/** A thread for every number of the embedding. */
export function embedBackwardShader(shape: EmbedBackwardShape): Shader {
  const { vocab, width } = shape;
  return shaderOf({
    ...embedBackward(shape),
    sizes: { values: vocab * width, width, stride: padded(width) },
    main: `let n = ${linearIndex}; if (n >= at.values) { return; }
let v = n / at.width; let column = n % at.width; var sum = 0.0;
for (var j = starts[v]; j < starts[v + 1u]; j++) { sum += dx[order[j] * at.stride + column]; }
gradient[at.x + n] += sum;`,
    workgroupSize: [64, 1],
    workgroups: linearGrid(vocab * width),
  });
}
