import type { Architecture } from '../experiment/architecture';
import { attend, type KeyValueCache } from './attention';
import type { Linear } from './linear';
import type { Norm } from './norms';
import type { Rotary } from './rotary';
import type { WeightSource } from './weight-source';

/** One transformer block, ready to run. */
export interface Block {
  readonly linears: readonly Linear[];
  /**
   * @param x `[count, hidden]`, positions `position` and on; not changed
   * @returns the residual stream after the block, `[count, hidden]`
   */
  run(x: Float32Array, count: number, position: number, cache: KeyValueCache): Promise<Float32Array>;
}

/** The block of a recipe from its weights; `prefix` is its name, e.g. `blocks.0`. */
export function packedBlock(architecture: Architecture, source: WeightSource, prefix: string, rotary: Rotary | null): Block {
  const named = (name: string): string => `${prefix}.${name}`;
  const parts = architecture.recipe === 'edifice' ? edificeParts(source, named) : b158Parts(source, named);
  const { attentionNorm, qkv, attentionSubNorm, output, feedForwardNorm, feedForward } = parts;
  return {
    linears: [qkv, output, ...feedForward.linears],
    async run(x, count, position, cache) {
      const mixed = attend(await qkv.apply(attentionNorm(x, count), count), count, position, cache, architecture, rotary);
      const attended = added(x, await output.apply(attentionSubNorm(mixed, count), count));
      return added(attended, await feedForward.run(feedForwardNorm(attended, count), count));
    },
  };

  /** Source: Edifice.Feedforward.BitNet (`bitnet.ex` v0.2.0), `build_bitnet_block`. */
  function edificeParts(weights: WeightSource, name: (part: string) => string): BlockParts {
    const up = weights.bitLinear([name('feed_forward.up')]);
    const down = weights.bitLinear([name('feed_forward.down')]);
    return {
      attentionNorm: weights.layerNorm(name('attention_norm')),
      qkv: weights.bitLinear([name('attention.qkv')]),
      attentionSubNorm: asItIs,
      output: weights.bitLinear([name('attention.output')]),
      feedForwardNorm: weights.layerNorm(name('feed_forward_norm')),
      feedForward: {
        linears: [up, down],
        run: async (x, count) => down.apply(activated(await up.apply(x, count), architecture.activation), count),
      },
    };
  }

  /** Source: Ma et al. 2024; layout of BitNet b1.58 2B4T (Ma et al. 2025, section 2). */
  function b158Parts(weights: WeightSource, name: (part: string) => string): BlockParts {
    const gateAndUp = weights.bitLinear([name('feed_forward.gate'), name('feed_forward.up')]);
    const subNorm = (part: string): Norm => (architecture.subNorms ? weights.rmsNorm(name(part)) : asItIs);
    const gatedNorm = subNorm('feed_forward_sub_norm');
    const down = weights.bitLinear([name('feed_forward.down')]);
    return {
      attentionNorm: weights.rmsNorm(name('attention_norm')),
      qkv: weights.bitLinear([name('attention.query'), name('attention.key'), name('attention.value')]),
      attentionSubNorm: subNorm('attention_sub_norm'),
      output: weights.bitLinear([name('attention.output')]),
      feedForwardNorm: weights.rmsNorm(name('feed_forward_norm')),
      feedForward: {
        linears: [gateAndUp, down],
        run: async (x, count) =>
          down.apply(gatedNorm(gated(await gateAndUp.apply(x, count), count, architecture.activation), count), count),
      },
    };
  }
}

const asItIs: Norm = (x) => x;

interface BlockParts {
  readonly attentionNorm: Norm;
  readonly qkv: Linear;
  readonly attentionSubNorm: Norm;
  readonly output: Linear;
  readonly feedForwardNorm: Norm;
  readonly feedForward: { readonly linears: readonly Linear[]; run(x: Float32Array, count: number): Promise<Float32Array> };
}

function added(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value + (b[i] ?? 0));
}

function activated(x: Float32Array, activation: Architecture['activation']): Float32Array {
  return x.map((value) => activate(value, activation));
}

/** act(gate)·up of rows that hold the gate and then up: `[count, 2·ff]` → `[count, ff]`. */
function gated(x: Float32Array, count: number, activation: Architecture['activation']): Float32Array {
  const size = x.length / count / 2;
  const y = new Float32Array(count * size);
  for (let row = 0; row < count; row++) {
    for (let j = 0; j < size; j++)
      y[row * size + j] = activate(x[2 * row * size + j] ?? 0, activation) * (x[(2 * row + 1) * size + j] ?? 0);
  }
  return y;
}

/** SiLU x·σ(x), or ReLU² max(x, 0)². */
const activate = (x: number, activation: Architecture['activation']): number =>
  activation === 'silu' ? x / (1 + Math.exp(-x)) : x > 0 ? x * x : 0;
