import { modeOf } from '../catalog/modes/modes';
import { recordLayoutOf } from '../math/codes/code-fields';
import { histogram } from '../math/histogram';
import { axisPerCode, countedCodes, countOf, weightAxis, type CodeCounts, type WeightCounts } from '../math/weight-counts';
import type { Plan } from './compile';
import { countsWidth, countWords } from './kernels/count-weights/kernel';

/** Counts of one BitLinear, taken in plan memory. */
export interface CountedMatrix {
  readonly name: string;
  /** The scale of the mode, or mean|W| of a full-precision weight. */
  readonly gamma: number;
  /** The unit t of the cuts; γ itself where a mode has no rule as numbers. */
  readonly cutUnit: number;
  readonly meanLatent: number;
  readonly counts: WeightCounts;
}

/** Parses the output of the kernel `count-weights`, `[BitLinears, countsWidth]`. */
export function countedMatrices({ architecture, layout }: Plan, counted: Uint32Array): readonly CountedMatrix[] {
  const { levels } = modeOf(architecture.mode);
  const { lowest, step } = recordLayoutOf(levels ?? []);
  return layout.bitLinears.map(({ name }, i): CountedMatrix => {
    const words = counted.subarray(i * countsWidth, (i + 1) * countsWidth);
    const [gamma = Number.NaN, meanLatent = Number.NaN, cutUnit = Number.NaN] = new Float32Array(words.slice(0, 3).buffer);
    const at = (word: Exclude<keyof typeof countWords, 'gamma' | 'mean' | 'unit'>): number => words[countWords[word]] ?? 0;
    const bins = (first: number): readonly number[] => Array.from(words.subarray(first, first + weightAxis.bins));
    const countOfCode = (code: number): number => words[countWords.codes + (code - lowest) / step] ?? 0;
    const codes: CodeCounts = {
      '-1': 0,
      '0': 0,
      '1': 0,
      ...Object.fromEntries(
        (levels === null ? [] : countedCodes(levels)).map((code) => [code, levels?.includes(code) === true ? countOfCode(code) : 0]),
      ),
    };
    const latent = bins(countWords.latent);
    const counts: WeightCounts = {
      codes,
      undecided: at('undecided'),
      latentNearLevel: at('latentNearLevel'),
      effectiveNearLevel: at('effectiveNearLevel'),
      flipped: levels === null ? null : { never: at('neverFlipped'), often: at('flippedOften') },
      histograms: { latent, quantised: levels === null ? latent : spikes(codes, levels), effective: bins(countWords.effective) },
    };
    return { name, gamma, meanLatent, cutUnit, counts };
  });
}

/** The histogram of the codes, from how many there are of each. */
function spikes(codes: CodeCounts, levels: readonly number[]): readonly number[] {
  const counts = Array.from({ length: weightAxis.bins }, () => 0);
  const perCode = axisPerCode(levels);
  for (const level of levels) {
    const bin = histogram([level * perCode], 1, weightAxis).counts.indexOf(1);
    counts[bin] = countOf(codes, level);
  }
  return counts;
}
