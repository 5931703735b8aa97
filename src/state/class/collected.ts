import { inModeOrder, type ModeId } from '../../catalog/modes/modes';
import { spreadOf, type Spread } from '../../math/statistics';
import { leadingExperiment, type Draft } from '../draft';
import { settingChanges } from '../findings/setting-changes';
import { decodeResult, encodeResult, type ClassResult } from './result-link';

/** One of the results that were handed in. */
export interface CollectedResult {
  /** The part of its link after `#`, which names it. */
  readonly link: string;
  readonly seed: number;
  readonly result: ClassResult;
  /**
   * Beside the others: counted; the same seed once more, with the same numbers (counted once) or with others (one of the two
   * is wrong, and neither is counted); or of other settings than most.
   */
  readonly standing: 'counted' | 'twice' | 'contradicted' | 'otherSettings';
}

export interface Collected {
  readonly results: readonly CollectedResult[];
  /** Links that could not be read, each with a sentence. */
  readonly problems: readonly { readonly link: string; readonly problem: string }[];
  /** The settings of most; null when there is nothing. */
  readonly draft: Draft | null;
  /** Of the counted results: a row for each mode. */
  readonly modes: readonly ModeSpread[];
}

export interface ModeSpread {
  readonly mode: ModeId;
  /** Nats, one for each counted seed. */
  readonly losses: readonly number[];
  readonly loss: Spread;
  readonly score: Spread;
}

/** Brings results together: a class is a sweep over seeds that nobody had to run alone. */
export function collect(links: readonly string[]): Collected {
  const problems: { link: string; problem: string }[] = [];
  const read: { readonly link: string; readonly result: ClassResult }[] = [];
  for (const link of new Set(links)) {
    const decoded = decodeResult(link);
    if ('problem' in decoded) problems.push({ link, problem: decoded.problem });
    else read.push({ link: encodeResult(decoded), result: decoded });
  }
  const draft = draftOfMost(read.map(({ result }) => result.draft));
  const seen = new Map<string, string[]>();
  for (const { result } of read)
    if (draft !== null && isAlike(result.draft, draft))
      seen.set(sourceOf(result), [...(seen.get(sourceOf(result)) ?? []), numbersOf(result)]);
  const counted = new Set<number>();
  const results = read.map(({ link, result }): CollectedResult => {
    const seed = seedOf(result);
    if (draft === null || !isAlike(result.draft, draft)) return { link, seed, result, standing: 'otherSettings' };
    if (new Set(seen.get(sourceOf(result))).size > 1) return { link, seed, result, standing: 'contradicted' };
    if (counted.has(seed)) return { link, seed, result, standing: 'twice' };
    counted.add(seed);
    return { link, seed, result, standing: 'counted' };
  });
  return { results, problems, draft, modes: spreads(results.filter(({ standing }) => standing === 'counted')) };
}

const seedOf = ({ draft }: ClassResult): number => leadingExperiment(draft).seed;

/** What decides all numbers of a training on the processor, beside the settings that all have: other arithmetic, other last digits. */
const sourceOf = (result: ClassResult): string => `${seedOf(result)} ${leadingExperiment(result.draft).arithmetic}`;

/** What two trainings of equal settings and seed on the processor have in common. */
const numbersOf = ({ arms }: ClassResult): string =>
  JSON.stringify(arms.map(({ mode, heldOutLossNats, digest }) => [mode, heldOutLossNats, digest]));

const ownToMachine: ReadonlySet<string> = new Set(['seed', 'backend', 'arithmetic']);

/** Whether two drafts differ in nothing but the seed, and where and how they were computed. */
function isAlike(one: Draft, other: Draft): boolean {
  return (
    one.task === other.task && settingChanges(one, other).every((change) => change.kind === 'setting' && ownToMachine.has(change.name))
  );
}

function draftOfMost(drafts: readonly Draft[]): Draft | null {
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.find(([first]) => first !== undefined && isAlike(first, draft));
    if (group === undefined) groups.push([draft]);
    else group.push(draft);
  }
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

function spreads(counted: readonly CollectedResult[]): readonly ModeSpread[] {
  return inModeOrder(counted.flatMap(({ result }) => result.arms.map(({ mode }) => mode))).flatMap((mode): ModeSpread[] => {
    const arms = counted.flatMap(({ result }) => result.arms.filter((arm) => arm.mode === mode));
    if (arms.length === 0) return [];
    const losses = arms.map(({ heldOutLossNats }) => heldOutLossNats);
    return [{ mode, losses, loss: spreadOf(losses), score: spreadOf(arms.map(({ score }) => score)) }];
  });
}
