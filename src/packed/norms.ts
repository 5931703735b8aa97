/** y = gain · (x − shift) / √(mean((x − shift)²) + ε) (+ bias) of each row. */
export type Norm = (x: Float32Array, count: number) => Float32Array;

/**
 * RMSNorm: shift 0, no bias.
 * Source: Zhang & Sennrich 2019.
 *
 * @param gain `[features]`
 */
export function rmsNorm(gain: Float32Array, epsilon: number): Norm {
  return (x, count) => normalised(x, count, { gain, bias: null, centred: false, epsilon });
}

/**
 * LayerNorm: shift mean(x), population variance.
 * Source: Ba et al. 2016.
 *
 * @param gain `[features]`
 * @param bias `[features]`
 */
export function layerNorm(gain: Float32Array, bias: Float32Array, epsilon: number): Norm {
  return (x, count) => normalised(x, count, { gain, bias, centred: true, epsilon });
}

interface NormTerms {
  readonly gain: Float32Array;
  readonly bias: Float32Array | null;
  readonly centred: boolean;
  readonly epsilon: number;
}

function normalised(x: Float32Array, count: number, { gain, bias, centred, epsilon }: NormTerms): Float32Array {
  const features = gain.length;
  const y = new Float32Array(count * features);
  for (let start = 0; start < count * features; start += features) {
    let sum = 0;
    if (centred) for (let j = 0; j < features; j++) sum += x[start + j] ?? 0;
    const shift = sum / features;
    let squares = 0;
    for (let j = 0; j < features; j++) squares += ((x[start + j] ?? 0) - shift) ** 2;
    const factor = 1 / Math.sqrt(squares / features + epsilon);
    for (let j = 0; j < features; j++) y[start + j] = ((x[start + j] ?? 0) - shift) * factor * (gain[j] ?? 0) + (bias?.[j] ?? 0);
  }
  return y;
}
