import type { ActivationBits, ActivationRule } from '../../../catalog/modes/activations';
import type { BindingKind, Kernel } from '../../kernel';

export interface NormaliseShape {
  /** Rows of the result. */
  readonly rows: number;
  readonly width: number;
  /**
   * What is normalised. `stream`: x as it is. `gated`: act(gate)·up of x `[rows, 2·width]`, kept in `value`.
   * `activated`: act(x), dropped out, kept in `value`. `embedded`: rows of the table x `[vocab, width]` by `ids` `[rows]`,
   * kept in `value`: the residual stream begins with them.
   */
  readonly source: 'stream' | 'gated' | 'activated' | 'embedded';
  readonly activation: 'silu' | 'relu2';
  readonly norm: 'rms' | 'layer' | null;
  readonly epsilon: number;
  /** Bits that the result is rounded to; null: not rounded. */
  readonly bits: ActivationBits | null;
  readonly rule: ActivationRule;
  readonly dropout: number;
  /** Of every `every` rows of x only the last is taken; 1: all. */
  readonly every: number;
}

/**
 * What stands before a BitLinear: activation where there is one, norm, rounding per token.
 *   n = gain · (x − μ) / √(mean (x − μ)² + ε) (+ bias), μ = 0 in RMSNorm
 *   y = n + λ·(round(n) − n), a step for each token by one of two rules, Q = 2^(bits−1) − 1:
 *   absmax   s = Q / max(max|n|, 1e-5)      round(n) = clip(round(n·s), −Q−1, Q) / s
 *   absmean  s = √Q / (mean|n| + 1e-5)      round(n) = clip(round(n·s), −Q−1, Q) · mean|n| / √Q
 * x `[rows·every, …]` → y `[rows, width]`, statistics `[rows]` of (μ, 1/√…). Where x is the embedding, its rows are looked up
 * on the way.
 * `at.x`, `at.y`: offsets of gain and bias among the latents. `hyper`: λ, see `plan/hyper.as.ts`.
 * Source: Zhang & Sennrich 2019; Ba et al. 2016; Ma et al. 2024 (b1.58), section 2; Wang et al. 2025 (v2), Eq. 6.
 */
export function normalise(shape: NormaliseShape): Kernel<NormaliseShape> {
  const { source, norm, bits, dropout } = shape;
  const bindings: Record<string, BindingKind> = { x: 'read f32', y: 'read_write f32' };
  if (source !== 'stream') bindings['value'] = 'read_write f32';
  if (source === 'embedded') bindings['ids'] = 'read u32';
  if (norm !== null) {
    bindings['latents'] = 'read f32';
    bindings['statistics'] = 'read_write vec2<f32>';
  }
  if (bits !== null) bindings['hyper'] = 'read f32';
  if (dropout > 0) bindings['mask'] = 'read u32';
  return { name: 'normalise', shape, bindings };
}
