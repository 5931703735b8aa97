/**
 * Derivatives of log Γ for x > 0: upwards by their recurrences until the asymptotic series (Abramowitz and Stegun 6.3.18, 6.4.12)
 * holds to the last digits.
 */
const LARGE = 8;

/** ψ(x) = Γ′(x) / Γ(x). */
export function digamma(x: number): number {
  let [sum, at] = [0, x];
  for (; at < LARGE; at += 1) sum -= 1 / at;
  const q = 1 / (at * at);
  return sum + Math.log(at) - 0.5 / at - q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - q * (1 / 240 - q / 132))));
}

/** ψ′(x). */
export function trigamma(x: number): number {
  let [sum, at] = [0, x];
  for (; at < LARGE; at += 1) sum += 1 / (at * at);
  const q = 1 / (at * at);
  return sum + 1 / at + q / 2 + (q / at) * (1 / 6 - q * (1 / 30 - q * (1 / 42 - q * (1 / 30 - (q * 5) / 66))));
}

/** The x whose ψ′ is `value` > 0: ψ′ falls from ∞ to 0. */
export function inverseTrigamma(value: number): number {
  let [low, high] = [1e-8, 1];
  while (trigamma(high) > value) high *= 2;
  for (let halving = 0; halving < 80; halving++) {
    const middle = (low + high) / 2;
    if (trigamma(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
