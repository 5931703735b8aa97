import type { Kernel } from '../../kernel';

export interface EmbedBackwardShape {
  readonly vocab: number;
  readonly width: number;
}

/**
 * Gradient of the embedding, added to that of the tied head:  ∂E[v] += Σ ∂x[t] over the tokens t with ids[t] = v.
 * `order` lists the tokens by id, ascending; those of v are order[starts[v]] … order[starts[v + 1] − 1]. The sums so run
 * in a fixed order, without atomics. `at.x`: offset of E in the flat gradient.
 */
export const embedBackward = (shape: EmbedBackwardShape): Kernel<EmbedBackwardShape> => ({
  name: 'embed-backward',
  shape,
  bindings: { starts: 'read u32', order: 'read u32', dx: 'read f32', gradient: 'read_write f32' },
});
