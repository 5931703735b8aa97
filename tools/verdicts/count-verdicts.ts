/**
 * How often the page's own rule tells recipes apart, counted on recorded losses: draws seeds at random, makes arms of them
 * and asks for the verdicts.
 */
import { randomStream, type RandomStream } from '../../src/math/random';
import { compareLosses, type MeasuredArm } from '../../src/state/findings/verdict';

export interface Count {
  readonly comparisons: number;
  /** In how many of them at least one verdict was given. */
  readonly verdicts: number;
}

export interface CountOptions {
  /** Of each arm. */
  readonly seeds: number;
  readonly comparisons: number;
  /** Below it no difference counts, in the unit of the losses. */
  readonly smallest: number;
}

/** Arms of one recipe, of different seeds: each verdict is false. @param losses of the recipe, by seed */
export function countFalse(losses: readonly number[], arms: number, { seeds, comparisons, smallest }: CountOptions): Count {
  return count(comparisons, 'equal recipes', (random) => {
    const drawn = shuffled(losses, random);
    return verdictIsGiven(
      Array.from({ length: arms }, (_, arm) => drawn.slice(arm * seeds, (arm + 1) * seeds)),
      smallest,
    );
  });
}

/** Two recipes with equal seeds, as the page trains them. @param pairs of losses, by seed */
export function countFound(pairs: readonly (readonly [number, number])[], { seeds, comparisons, smallest }: CountOptions): Count {
  return count(comparisons, 'different recipes', (random) => {
    const drawn = shuffled(pairs, random).slice(0, seeds);
    return verdictIsGiven([drawn.map(([one]) => one), drawn.map(([, other]) => other)], smallest);
  });
}

function count(comparisons: number, purpose: string, givesVerdict: (random: RandomStream) => boolean): Count {
  const given = Array.from({ length: comparisons }, (_, index) => givesVerdict(randomStream(1, purpose, index)));
  return { comparisons, verdicts: given.filter(Boolean).length };
}

/** Whether any two of the arms are told apart, as on a page that shows no others. */
function verdictIsGiven(losses: readonly (readonly number[])[], smallest: number): boolean {
  const arms = losses.map(armOf);
  const pairs = arms.flatMap((arm, i) => arms.slice(i + 1).map((other) => [arm, other] as const));
  return compareLosses(pairs, smallest, pairs.length).some(({ call }) => call === 'apart');
}

/** Trained to its end. */
const armOf = (losses: readonly number[]): MeasuredArm => ({
  ended: true,
  joint: [{ step: 1, each: losses.map((heldOutLossNats) => ({ step: 1, elapsedMs: 0, heldOutLossNats, score: 0, examples: [] })) }],
});

function shuffled<T>(items: readonly T[], random: RandomStream): readonly T[] {
  return items
    .map((item) => ({ item, key: random.uniform() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
