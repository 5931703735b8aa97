/**
 * The non-linearity of the feed-forward network, and its derivative.
 *   SiLU: z·σ(z), σ(z)·(1 + z·(1 − σ(z)))      ReLU²: max(z, 0)², 2·max(z, 0)
 */
export const activationFunctions: Readonly<Record<'silu' | 'relu2', string>> = {
  // Beyond ±80 the sigmoid is 0 or 1 in float32; the bound keeps exp finite.
  silu: `fn sigmoid(z: f32) -> f32 { return 1.0 / (1.0 + exp(min(-z, 80.0))); }
fn act(z: f32) -> f32 { return z * sigmoid(z); }
fn slope(z: f32) -> f32 { let s = sigmoid(z); return s * (1.0 + z * (1.0 - s)); }`,
  relu2: `fn act(z: f32) -> f32 { let p = max(z, 0.0); return p * p; }
fn slope(z: f32) -> f32 { return 2.0 * max(z, 0.0); }`,
};
