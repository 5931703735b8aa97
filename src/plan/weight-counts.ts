import { modeOf } from '../catalog/modes/modes';
import { histogram } from '../math/histogram';
import { weightAxis, type WeightCounts } from '../math/weight-counts';
import type { Plan } from './compile';
import { countsWidth, countWords } from './kernels/count-weights/kernel';

/** Counts of one BitLinear, taken in plan memory. */
export interface CountedMatrix {
  readonly name: string;
  /** The scale of the mode, or mean|W| of a full-precision weight. */
  readonly gamma: number;
  readonly meanLatent: number;
  readonly counts: WeightCounts;
}

/** Parses the output of the kernel `count-weights`, `[BitLinears, countsWidth]`. */
export function countedMatrices({ architecture, layout }: Plan, counted: Uint32Array): readonly CountedMatrix[] {
  const { levels } = modeOf(architecture.mode);
  return layout.bitLinears.map(({ name }, i): CountedMatrix => {
    const words = counted.subarray(i * countsWidth, (i + 1) * countsWidth);
    const [gamma = Number.NaN, meanLatent = Number.NaN] = new Float32Array(words.slice(0, 2).buffer);
    const at = (word: Exclude<keyof typeof countWords, 'gamma' | 'mean'>): number => words[countWords[word]] ?? 0;
    const bins = (first: number): readonly number[] => Array.from(words.subarray(first, first + weightAxis.bins));
    const codes = { '-1': at('minus'), '0': at('zero'), '1': at('plus') };
    const latent = bins(countWords.latent);
    const counts: WeightCounts = {
      codes,
      undecided: at('undecided'),
      latentNearLevel: at('latentNearLevel'),
      effectiveNearLevel: at('effectiveNearLevel'),
      flipped: levels === null ? null : { never: at('neverFlipped'), often: at('flippedOften') },
      histograms: { latent, quantised: levels === null ? latent : spikes(codes), effective: bins(countWords.effective) },
    };
    return { name, gamma, meanLatent, counts };
  });
}

/** The bin of each code: found once, because a look asks for every matrix. */
const binOf = (code: number): number => histogram([code], 1, weightAxis).counts.indexOf(1);
const binsOfCodes = [
  ['-1', binOf(-1)],
  ['0', binOf(0)],
  ['1', binOf(1)],
] as const;

/** The histogram of the codes, from how many there are of each. */
function spikes(codes: WeightCounts['codes']): readonly number[] {
  const counts = Array.from({ length: weightAxis.bins }, () => 0);
  for (const [code, bin] of binsOfCodes) counts[bin] = codes[code];
  return counts;
}
