/**
 * A recipe in a word: the levels of its weights, then whatever differs from plain BitNet, in this order and apart by hyphens.
 *
 *   ternary-row-twn70-clip150-a4m-had-late30-relu2-edifice      bits2-row-seq
 *
 * The word is the id of the mode, so that it stands in links, files and checkpoints, and two recipes are the same when their
 * words are.
 */
import * as words from '#words/catalog/recipes';

export const recipeBases = ['ternary', 'binary', 'bits2', 'bits3', 'bits4'] as const;

/** What a recipe decides; what is `null` is BitNet's, or left to the settings of the experiment. */
export interface RecipeChoice {
  readonly base: (typeof recipeBases)[number];
  /** Where one scale holds; null: the matrix. */
  readonly per: 'row' | 'g32' | 'g64' | 'g128' | null;
  /** The scale is a parameter: by `lsq` (learned step size), or by `seq` (stretched elastic quantisation), for 2 bits and ternary weights. */
  readonly learnt: 'lsq' | 'seq' | null;
  /** Of ternary weights. `cut`: another threshold, `twn`: threshold and scale of ternary weight networks, both in hundredths of mean|w|; `sherry`: three of four. */
  readonly cut: `cut${number}` | `twn${number}` | 'sherry' | null;
  /** `clip`: no gradient for weights beyond so many hundredths of mean|w|; `trust`: none beyond the grid of 2, 3 or 4 bits. */
  readonly passes: `clip${number}` | 'trust' | null;
  /** Bits of the activations, with `m` by their mean magnitude; `a16`: not rounded. */
  readonly activations: `a${8 | 4 | 3 | 2}${'m' | ''}` | 'a16' | null;
  /** A Hadamard transform before the activations of two of the layers are rounded. */
  readonly rotation: 'had' | null;
  /** Rounding begins after so many hundredths of the steps. */
  readonly late: `late${number}` | null;
  readonly feedForward: 'relu2' | null;
  /** The design of the blocks, norms and gating among it: that of `b1.58`, or Edifice's. */
  readonly block: 'b158' | 'edifice' | null;
}

/** The parts in the order of the word, each with what may stand there. */
const parts: readonly {
  readonly key: Exclude<keyof RecipeChoice, 'base'>;
  readonly form: RegExp;
  readonly least?: number;
  readonly most?: number;
}[] = [
  { key: 'per', form: /^(row|g32|g64|g128)$/ },
  { key: 'learnt', form: /^(lsq|seq)$/ },
  { key: 'cut', form: /^(?:cut|twn)(\d{2,3})$|^sherry$/, least: 10, most: 150 },
  { key: 'passes', form: /^clip(\d{2,3})$|^trust$/, least: 50, most: 400 },
  { key: 'activations', form: /^(a8|a4|a3|a2)m?$|^a16$/ },
  { key: 'rotation', form: /^had$/ },
  { key: 'late', form: /^late(\d{1,2})$/, least: 1, most: 90 },
  { key: 'feedForward', form: /^relu2$/ },
  { key: 'block', form: /^(b158|edifice)$/ },
];

export const plain = (base: RecipeChoice['base']): RecipeChoice => ({
  base,
  per: null,
  learnt: null,
  cut: null,
  passes: null,
  activations: null,
  rotation: null,
  late: null,
  feedForward: null,
  block: null,
});

/** The word of a choice. */
export const recipeWord = (choice: RecipeChoice): string =>
  [choice.base, ...parts.map(({ key }) => choice[key])].filter((part) => part !== null).join('-');

/** What a word chooses, in whatever order its parts stand; a sentence where it is no recipe, or one that makes no sense. */
export function readRecipe(word: string): RecipeChoice | { readonly refusal: string } {
  const [first = '', ...rest] = word.slice(0, longestWord).split('-');
  const base = recipeBases.find((known) => known === first);
  if (base === undefined) return { refusal: words.unknownBase(recipeBases.join(', ')) };
  const found: Record<string, string> = {};
  for (const text of rest) {
    const part = parts.find(({ form, least = 0, most = Number.POSITIVE_INFINITY }) => {
      const [, number] = form.exec(text) ?? [null];
      return (
        form.test(text) &&
        (number === undefined ||
          number === null ||
          !/^\d+$/.test(number) ||
          (Number(number) >= least && Number(number) <= most && String(Number(number)) === number))
      );
    });
    if (part === undefined) return { refusal: words.unknownPart(text.slice(0, 20)) };
    if (found[part.key] !== undefined) return { refusal: words.twice(found[part.key] ?? '', text) };
    found[part.key] = text;
  }
  // Each part has been matched by its own form.
  const choice = { ...plain(base), ...found } as RecipeChoice;
  const refusal = refuseChoice(choice);
  return refusal === null ? choice : { refusal };
}

const longestWord = 80;

/** Why a combination makes no sense; null: it does. */
function refuseChoice({ base, cut, passes, per, rotation, activations, learnt }: RecipeChoice): string | null {
  const clips = passes?.startsWith('clip') === true;
  if (learnt !== null && base === 'binary') return words.learntIsNotBinary;
  if (learnt === 'seq' && base !== 'ternary' && base !== 'bits2') return words.seqIsOfFewLevels;
  if (learnt !== null && per !== null && per !== 'row') return words.learntGroups;
  if (learnt !== null && cut !== null) return words.learntDecidesCuts(learnt, cut);
  if (learnt !== null && passes !== null) return words.learntDecidesPasses(learnt, passes);
  if (cut !== null && base !== 'ternary') return words.cutsAreTernary(cut);
  if (clips && base !== 'ternary') return words.clipIsTernary;
  if (passes === 'trust' && !base.startsWith('bits')) return words.trustIsOfGrids;
  if (passes !== null && cut === 'sherry') return words.sherryPassesAll;
  if (clips && cut !== null && hundredths(passes) < hundredths(cut)) return words.clipBelowCut(passes, hundredths(cut));
  if (base === 'binary' && per !== null && per !== 'row') return words.binaryGroups;
  if (rotation !== null && activations === 'a16') return words.rotationNeedsRounding;
  return null;
}

/** The number in a part: `cut70` is 0.7. */
export const hundredths = (part: string): number => Number(/\d+$/.exec(part)?.[0] ?? '0') / 100;
