/** The measured values that a formula of a lesson can name, and what each is given. */
import * as words from '#words/lessons';
import { modeIdOf, modeIds, type ModeId } from '../catalog/modes/modes';

interface Parameter {
  /** What may stand here, for a sentence. */
  readonly wanted: string;
  /** The argument that a word or number means; null: none. */
  read(token: string): string | number | null;
}

const modes: Parameter = {
  wanted: words.oneOf(modeIds.join(', ')),
  // Of a recipe, its word.
  read: modeIdOf,
};
const lenses: Parameter = {
  wanted: words.aLens,
  read: (token) => (token === 'latent' || token === 'effective' ? token : null),
};
/** `start`: before training; `end`: after it; a number: at that step. */
const moments: Parameter = {
  wanted: words.aMoment,
  read: (token) => (token === 'start' || token === 'end' ? token : /^\d{1,6}$/.test(token) ? Number(token) : null),
};
const shares: Parameter = {
  wanted: words.aShare,
  read: (token) => (/^\d+(\.\d+)?$/.test(token) && Number(token) <= 1 ? Number(token) : null),
};

/**
 * - `loss`, `score`: on held-out data, after training.
 * - `latents`: the loss of the same run with its latent weights used instead of the codes.
 * - `rounded`: the loss of the full-precision model, rounded to this mode after training.
 * - `fileBytes`, `weights`, `bits`: size of the packed file; number of weights; measured bits per BitLinear weight.
 * - `nearLevel`, `nearThreshold`, `zeros`: shares of the BitLinear weights, 0 … 1.
 * - `flips`: codes that change in a step, as a share of the BitLinear weights; mean over a part of the training.
 * - `neverFlipped`: share of the weights whose code was never another.
 * - `lambda`: at a step.
 */
export const signatures = {
  loss: [modes],
  score: [modes],
  latents: [modes],
  rounded: [modes],
  fileBytes: [modes],
  weights: [modes],
  bits: [modes],
  nearLevel: [modes, lenses, moments],
  nearThreshold: [modes, moments],
  zeros: [modes, moments],
  flips: [modes, shares, shares],
  neverFlipped: [modes],
  lambda: [modes, moments],
} satisfies Readonly<Record<string, readonly Parameter[]>>;

export type MeasureName = keyof typeof signatures;

/** A measured value by its name and what it is given, as {@link signatures} has it. */
export interface Measure {
  readonly name: MeasureName;
  readonly given: readonly (string | number)[];
}

/** The mode that a measure is of: always its first argument. */
export const modeMeasured = ({ given: [mode] }: Measure): ModeId => modeIdOf(mode) ?? 'none';
