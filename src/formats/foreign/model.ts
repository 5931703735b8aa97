/**
 * Models of other programs, turned into what the playground runs: a `bitnet` network, its tokenizer, and numbers that
 * are codes wherever they can be.
 */
import * as words from '#words/formats/verdicts';
import { longestToken, type ForeignCard } from '../../catalog/data/card';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { parameterSpecs } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { experimentOf } from '../../experiment/defaults';
import type { Experiment, ExperimentDraft } from '../../experiment/experiment';
import { validate } from '../../experiment/validate';
import { codesOfValues } from '../../math/codes/codes-of-values';
import { hashString } from '../../math/random';
import { FormatError } from '../format-error';
import { ofMatrix, type PortableModel, type PortableTensor } from '../format';

/** The network as the file describes it. */
export interface ForeignSizes {
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly numLayers: number;
  readonly numHeads: number;
  readonly numKvHeads: number;
  readonly contextLength: number;
}

/** Values of a tensor, before it is known whether they are codes: every weight is `values · scale`. */
export interface ForeignValues {
  readonly values: Float32Array;
  readonly scale: number;
}

/** No text is read further: more than any model of the page, and its attention still fits into memory. */
const LONGEST_CONTEXT = 512;

/** What the settings of an experiment say of its arithmetic. */
export type ForeignSettings = Pick<ExperimentDraft, 'activation' | 'activationBits'>;

export type ForeignTokenizer = Pick<ForeignCard, 'tokens' | 'merges' | 'pipeline' | 'start' | 'end'> & {
  readonly warnings: readonly string[];
};

/** Throws {@link FormatError} where a token is longer than any that a model of the page has. */
function refuseLongTokens({ tokens, merges }: Pick<ForeignCard, 'tokens' | 'merges'>): void {
  const longest = [...tokens, ...merges].reduce((most, { length }) => Math.max(most, length), 0);
  if (longest > longestToken)
    throw new FormatError(`tokens and merges of at most ${longestToken} characters in the tokenizer`, `one of ${longest} characters`);
}

/**
 * The experiment that represents a foreign network. Throws {@link FormatError} where the page cannot run it.
 *
 * @param mode how its BitLinears are quantised; `none` until that is known
 */
function foreignExperiment(
  sizes: ForeignSizes,
  card: Omit<ForeignCard, 'kind' | 'digest'>,
  settings: ForeignSettings,
  mode: ModeId,
): Experiment {
  const { contextLength, ...widths } = sizes;
  const data: ForeignCard = { kind: 'foreign', digest: hashString(JSON.stringify(card)).toString(16), ...card };
  const { experiment, issues } = validate(
    experimentOf({
      ...widths,
      ...settings,
      task: 'foreign',
      data,
      mode,
      recipe: 'b1.58',
      seqLen: Math.min(contextLength, LONGEST_CONTEXT),
      batchSize: 1,
    }),
  );
  if (experiment === null) {
    const reasons = issues.map(({ message }) => message).join(' ');
    throw new FormatError('a model that this page can run', reasons, null, words.cannotRun(reasons));
  }
  return experiment;
}

/**
 * The model, with its BitLinears as codes where every one of them is: ternary, or binary where none has a zero. Where
 * some are not, as after a quantiser that is not made for three levels, all are run as the numbers that they are.
 *
 * @param take the values of one parameter of ours, by name and shape
 * @param areMasters the values of the BitLinears are latent weights, to be rounded to three levels
 */
export function foreignModel(
  sizes: ForeignSizes,
  card: Omit<ForeignCard, 'kind' | 'digest'>,
  settings: ForeignSettings,
  take: (name: string, shape: readonly number[]) => ForeignValues,
  areMasters = false,
): PortableModel {
  refuseLongTokens(card);
  const specs = parameterSpecs(architectureOf(foreignExperiment(sizes, card, settings, 'none')));
  const taken = specs.map((spec) => ({ spec, ...take(spec.name, spec.shape) }));
  if (areMasters)
    return {
      experiment: foreignExperiment(sizes, card, settings, 'ternary'),
      step: 0,
      tensors: taken.map(({ spec: { name, shape }, values }) => ({ kind: 'float', name, shape, values })),
    };
  const coded = taken
    .filter(({ spec }) => spec.role === 'bitLinear')
    .map(({ spec, values, scale }) => ({ spec, found: codesOfValues(values), scale }));
  const mode = coded.some(({ found }) => found === null)
    ? 'none'
    : coded.every(({ found }) => found?.codes.every((code) => code !== 0))
      ? 'binary'
      : 'ternary';
  const { levels } = modeOf(mode);
  const codesOf = new Map(
    coded.map(({ spec, found, scale }) => [
      spec.name,
      found === null ? null : { codes: found.codes, scale: ofMatrix(found.scale * scale) },
    ]),
  );
  const tensors = taken.map(({ spec: { name, shape }, values, scale }): PortableTensor => {
    const codes = codesOf.get(name);
    if (levels !== null && codes !== undefined && codes !== null) return { kind: 'codes', name, shape, levels, ...codes };
    return { kind: 'float', name, shape, values: scale === 1 ? values : values.map((value) => value * scale) };
  });
  return { experiment: foreignExperiment(sizes, card, settings, mode), step: 0, tensors };
}
