export const toCome = 'Bytes, memory, operations and energy of each run.';
export const partNames = {
  bitLinear: 'BitLinear weights',
  embedding: 'embedding, shared with the head',
  input: 'input projection',
  head: 'head',
  norms: 'norms and biases',
};
/** The same with their cards. */
export const explainedParts = {
  bitLinear: '[BitLinear](bitLinear) weights',
  embedding: '[embedding](embedding), shared with the [head](outputHead)',
  input: '[input projection](embedding)',
  head: '[head](outputHead)',
  norms: '[norms](norm) and biases',
};
export const partsOfFile = 'Parts of the file';
export const stored = 'Stored, packed (weights only)';
export const partsOfArithmetic = 'Parts of the arithmetic';
export const inBitLinears = 'in [BitLinear](bitLinear) layers';
export const elsewhere = 'elsewhere';
export const arithmetic = 'Arithmetic of one token, energy at 45 nm';

export interface Operations {
  readonly multiplies: string;
  readonly adds: string;
  readonly ofIntegers: boolean;
  /** The share of weights that are 0; null where there are none. */
  readonly skipped: string | null;
  /** Multiplications, and as many additions. */
  readonly elsewhere: string;
}
export const operations = ({ multiplies, adds, ofIntegers, skipped, elsewhere: rest }: Operations): string =>
  `in BitLinears: ${multiplies} multiplications, ${adds} additions${ofIntegers ? ' of integers' : ''}${skipped === null ? '' : `, ${skipped} skipped`}; elsewhere about ${rest} of each`;

/** @param keeps what the optimiser keeps of each weight: "two moments" */
export const whileTraining = (keeps: string, weights: string, activations: string): string =>
  `**Training is not cheaper.** During training, every weight of every run is a 32-bit [latent](latent) with a gradient and ${keeps}: ${weights} here, and about ${activations} of activations, quantised or not. Rounding adds work; what shrinks is the file, and the arithmetic on hardware that adds codes.`;
export const energySource =
  'Energies of single operations from Horowitz, “Computing’s energy problem”, ISSCC 2014 (45 nm: 32-bit float multiplication 3.7 pJ, addition 0.9 pJ, 32-bit integer addition 0.1 pJ), the source that the BitNet paper uses. Arithmetic alone: moving weights from memory costs more, and this page computes in floats.';
export const onlyFull = 'Full precision stores and multiplies every weight in 32 bits. Train a ternary or binary run beside it to compare.';
export const staysFull = (share: string, mode: string): string =>
  `Embedding, norms and head stay in full precision: ${share} of the bytes of ${mode}.`;
export const besideFull = (step: number, mode: string, bytes: string, energy: string): string =>
  `At step ${step}, the weights of ${mode} are stored in ${bytes} of the bytes of full, and its arithmetic would take about ${energy} of the energy.`;
export const microjoules = (number: string): string => `${number} µJ`;
