/**
 * Student's t distribution. P(|T| ≥ t) = I_x(ν/2, ½) with x = ν / (ν + t²), where I is the regularised incomplete beta
 * function, here by its continued fraction (Abramowitz and Stegun 26.5.8, evaluated as Lentz does).
 */

/** How often a t of `degrees` degrees of freedom, not necessarily whole, lies at least as far from 0. 1 at 0, 0 at infinity, NaN of NaN. */
export function studentTwoSided(t: number, degrees: number): number {
  if (Math.abs(t) === Infinity) return 0;
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** Terms after which the fraction stands still to the last digit for every degree below hundreds. */
const TERMS = 200;
const TINY = 1e-300;

function incompleteBeta(x: number, a: number, b: number): number {
  if (Number.isNaN(x)) return x;
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  // The fraction converges quickly on one side only; the other is its mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let numerator = 1;
  let denominator = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let term = 1; term <= TERMS; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term));
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1));
    for (const coefficient of [even, odd]) {
      numerator = nonZero(1 + coefficient / numerator);
      denominator = 1 / nonZero(1 + coefficient * denominator);
      value *= numerator * denominator;
    }
    if (Math.abs(numerator * denominator - 1) < 1e-15) break;
  }
  return front * value;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Lanczos' approximation with g = 7 and nine coefficients, for x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
    9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const sum = coefficients.reduce((total, coefficient, i) => total + coefficient / (x + i), 0.99999999999980993);
  const shifted = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}
