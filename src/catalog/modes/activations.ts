/** What may be done to the numbers that enter a BitLinear. */

/** Bits of a rounded activation. */
export type ActivationBits = 8 | 4 | 3 | 2;

/** From the finest grid to the coarsest; null: not rounded. */
export const activationBitsChoices = [8, 4, 3, 2, null] as const satisfies readonly (ActivationBits | null)[];

/**
 * Where the grid of a token gets its step from, Q = 2^(bits−1) − 1 being its largest code.
 * - `absmax`: max|x| ⁄ Q. Nothing is clipped (Ma et al. 2024, BitNet b1.58, section 2).
 * - `absmean`: mean|x| ⁄ √Q. What is larger than Q steps is clipped (Wang et al. 2025, BitNet v2, Eq. 6).
 */
export type ActivationRule = 'absmax' | 'absmean';

export const activationRules = ['absmax', 'absmean'] as const satisfies readonly ActivationRule[];

/** What a mode says of its activations; what it leaves out, the experiment says, or the usual holds. */
export interface ModeActivations {
  /** In place of the bits of the experiment; null: not rounded. */
  readonly bits?: ActivationBits | null;
  /** `absmax` */
  readonly rule?: ActivationRule;
  /** Whether a Hadamard rotation comes before the projections that write to the residual stream; no. */
  readonly rotation?: boolean;
}

/** Q, the largest code of a grid; the smallest is −Q − 1. */
export const largestActivation = (bits: ActivationBits): number => 2 ** (bits - 1) - 1;
