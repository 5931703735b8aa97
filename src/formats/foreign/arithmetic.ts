/**
 * Settings by which files say how a model computes. Each is honoured, or the file is refused in words: a model that is
 * run otherwise than it was trained answers wrongly, and nobody sees why.
 */
import * as words from '#words/formats/verdicts';
import type { Experiment } from '../../experiment/experiment';
import { visibleText } from '../../math/text/visible-text';
import { marked } from '../../words/numbers';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';

/** Where a file says something, and how the sentence about the file begins. */
export interface Place {
  /** As the file calls it: `bitnet.hidden_activation`, `hidden_act`. */
  readonly key: string;
  readonly byteOffset: number | null;
  /** "is a BitNet model", or "holds one". */
  readonly is: string;
}

const activations: Readonly<Record<string, Experiment['activation']>> = {
  silu: 'silu',
  swish: 'silu',
  relu2: 'relu2',
  relu_squared: 'relu2',
  squared_relu: 'relu2',
};

/** Throws {@link FormatError} for an activation that the page does not compute. */
export function activationNamed(name: string, { key, byteOffset, is }: Place): Experiment['activation'] {
  const activation = Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (activation !== undefined) return activation;
  throw new FormatError(
    `"silu" or "relu2" as ${quoted(key)}`,
    quoted(name),
    byteOffset,
    words.activation(is, visibleText(name), visibleText(key)),
  );
}

/**
 * What positions are divided by. Throws {@link FormatError} for a scaling that the page does not compute.
 *
 * @param type null where the file names none
 * @param factor null where the file names none
 */
export function ropeFactorOf(type: string | null, factor: number | null, { key, byteOffset, is }: Place): number {
  if (type === 'none' || type === 'default') return 1;
  if (type === null || type === 'linear') {
    if (factor === null || factor === 0) return 1;
    if (Number.isFinite(factor) && factor > 0) return factor;
  }
  const found = type === null || type === 'linear' ? words.factor(String(factor)) : words.scalingNamed(visibleText(type));
  throw new FormatError(
    `no scaling of positions, or a linear one, as ${quoted(key)}`,
    found,
    byteOffset,
    words.scaling(is, found, visibleText(key)),
  );
}

/** Throws {@link FormatError} for a setting that changes the arithmetic in a way of which the page knows nothing. */
export function refuseSetting({ key, byteOffset, is }: Place, value: string, allowed: string): never {
  throw new FormatError(
    `${allowed} as ${quoted(key)}`,
    value.slice(0, 80),
    byteOffset,
    words.setting(is, visibleText(key), visibleText(value, 40), visibleText(allowed)),
  );
}

/** Sub-norms are there in every block, or in none. Throws {@link FormatError} otherwise. */
export function hasSubNorms(names: Iterable<string>, numLayers: number, { key, byteOffset, is }: Place): boolean {
  const there = [...names].filter((name) => /(^|\.)(attn|ffn)_sub_norm\.weight$/.test(name)).length;
  if (there === 0) return false;
  if (there === 2 * numLayers) return true;
  throw new FormatError(
    `sub-norms in all ${numLayers} blocks, two in each, or in none`,
    `${there} of them (${key})`,
    byteOffset,
    words.someSubNorms(is, there, numLayers),
  );
}

/** What is said of a model without norms inside its blocks. */
export const NO_SUB_NORMS = words.noSubNorms;

export const scaledPositions = (factor: number): string => words.scaledPositions(marked(String(factor)));

/** The verdict on a model with a tensor that no model of the page has: what it is by its name, and what to do. */
export function foreignPart(is: string, name: string): string {
  const shown = visibleText(name, 80);
  const what = name.endsWith('bias')
    ? words.biases
    : /lm_head|^output\.weight$/.test(name)
      ? words.ownHead
      : /rope|rotary|inv_freq/.test(name)
        ? words.ownPositions
        : /norm/.test(name)
          ? words.moreNorms
          : /lora|adapter/i.test(name)
            ? words.adapter
            : words.otherPart;
  return words.foreignPart(is, what, shown);
}

/** The same error with a sentence that says what the file is and what to do, where it has none of its own. */
export function explained<T>(read: () => T, is: string, advice: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormatError) || error.verdict !== null) throw error;
    const { expected, found, byteOffset } = error;
    throw new FormatError(expected, found, byteOffset, words.unreadable(is, visibleText(expected, 200), visibleText(found, 120), advice));
  }
}
