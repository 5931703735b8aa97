/**
 * Verdicts on a table of many comparisons: of recipes and their twins, of the rungs of a ladder (docs/decisions/0041).
 *
 * The rule of decision 14 with one change. Three seeds say little of their own variance, and a level that is divided among
 * dozens of comparisons asks for t values that three seeds never reach. So each arm's variance is drawn towards what the whole
 * table has, as much as the arms are alike in it: where they differ, it stays nearly its own. Then Welch's test, and Holm's
 * correction over all comparisons, as there.
 *
 *   s̃² = (d₀ s₀² + d s²) / (d₀ + d)      d₀, s₀² from the spread of log s² over the arms
 *
 * Source: G. K. Smyth, "Linear models and empirical Bayes methods", Stat. Appl. Genet. Mol. Biol. 3 (2004).
 */
import { mean, spreadOf, variance } from '../../math/statistics';
import { digamma, inverseTrigamma, trigamma } from '../../math/polygamma';
import { studentTwoSided } from '../../math/student-t';
import { FEWEST_SEEDS } from './verdict';

/** Level of the test: half of what a page has, since losses have longer tails than the test supposes, and dozens of comparisons ask about tails. */
const LEVEL = 0.02;

/** Final losses of an arm, one a seed. */
export type Losses = readonly number[];

export interface TableVerdict {
  /** How much higher the second arm's median loss is. */
  readonly gap: number;
  /** `fewSeeds`: nothing was asked. */
  readonly call: 'fewSeeds' | 'level' | 'apart';
}

/**
 * A verdict for each pair of arms of a table.
 *
 * @param arms every arm of the table once
 * @param pairs what is compared, by index of the arms: all that the table compares, chosen before its results were seen
 * @param smallest difference below which nothing counts, in the unit of the losses
 */
export function tableVerdicts(
  arms: readonly Losses[],
  pairs: readonly (readonly [number, number])[],
  smallest: number,
): readonly TableVerdict[] {
  const scaled = arms.map((losses) => losses.map((loss) => Math.log(loss + smallest)));
  const moderated = moderatedVariances(scaled);
  const asked = pairs.map(([one, other]) => {
    const [first = [], second = []] = [arms[one], arms[other]];
    const gap = spreadOf(second).median - spreadOf(first).median;
    return { gap, chance: chanceOf(one, other, gap) };
  });

  function chanceOf(one: number, other: number, gap: number): number | null {
    const [first = [], second = []] = [scaled[one], scaled[other]];
    const [own, others] = [moderated[one], moderated[other]];
    if (own === undefined || others === undefined || Math.min(first.length, second.length) < FEWEST_SEEDS) return null;
    const difference = mean(second) - mean(first);
    const [a, b] = [own.variance / first.length, others.variance / second.length];
    const degrees = (a + b) ** 2 / (a ** 2 / own.degrees + b ** 2 / others.degrees);
    const chance = a + b === 0 ? (difference === 0 ? 1 : 0) : studentTwoSided(difference / Math.sqrt(a + b), degrees);
    return Math.abs(gap) > smallest && Math.sign(gap) === Math.sign(difference) && Number.isFinite(chance) ? chance : 1;
  }

  const clear = new Set<unknown>();
  for (const each of asked.toSorted((one, other) => (one.chance ?? 1) - (other.chance ?? 1))) {
    if (each.chance === null || each.chance > LEVEL / (pairs.length - clear.size)) break;
    clear.add(each);
  }
  return asked.map((each) => ({ gap: each.gap, call: each.chance === null ? 'fewSeeds' : clear.has(each) ? 'apart' : 'level' }));
}

interface Moderated {
  readonly variance: number;
  readonly degrees: number;
}

/** Degrees of freedom beyond which nothing changes. */
const MOST_DEGREES = 1e4;
/** Arms from which a spread of variances can be told. */
const FEWEST_ARMS = 4;
/** Below it a variance is that of rounding. */
const LEAST_VARIANCE = 1e-12;

function moderatedVariances(arms: readonly Losses[]): readonly Moderated[] {
  const own = arms.map((losses) => ({ variance: Math.max(LEAST_VARIANCE, variance(losses)), degrees: losses.length - 1 }));
  const counted = own.filter((each) => each.degrees > 0 && Number.isFinite(each.variance));
  if (counted.length < FEWEST_ARMS) return own;
  const centred = counted.map((each) => Math.log(each.variance) - digamma(each.degrees / 2) + Math.log(each.degrees / 2));
  const excess = variance(centred) - mean(counted.map((each) => trigamma(each.degrees / 2)));
  const shared = excess <= 0 ? MOST_DEGREES : Math.min(MOST_DEGREES, 2 * inverseTrigamma(excess));
  const usual = Math.exp(mean(centred) + digamma(shared / 2) - Math.log(shared / 2));
  return own.map((each) => ({
    variance: (shared * usual + each.degrees * each.variance) / (shared + each.degrees),
    // Not more than all arms together have measured.
    degrees: Math.min(
      shared + each.degrees,
      counted.reduce((sum, { degrees }) => sum + degrees, 0),
    ),
  }));
}
