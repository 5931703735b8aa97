/**
 * The setup panel as data: which settings there are, how each is set, and what it means. Ranges come from
 * `experiment/fields.ts`; adding a setting to the panel is one entry here.
 */
import * as words from '#words/ui/words/parameters';
import { optimiserIds, optimiserOf } from '../../catalog/optimisers/optimisers';
import type { Experiment } from '../../experiment/experiment';
import { hasFusedMultiplyAdd } from '../../math/fused-multiply-add';
import { withSetting, type Draft, type SettingName } from '../../state/draft';
import { formatCount, formatSignificant } from './format';

interface Described<N extends SettingName> {
  readonly name: N;
  readonly label: string;
  /** Its meaning, in one sentence. */
  readonly hint: string;
}

/** Settings that are numbers. */
type NumberSetting = { [N in SettingName]: Experiment[N] extends number ? N : never }[SettingName];

/** A slider over listed values: every stop is a sensible one. */
export interface SliderParameter extends Described<NumberSetting> {
  readonly kind: 'slider';
  readonly stops: readonly number[];
  readonly format: (value: number) => string;
}

export interface NumberParameter extends Described<NumberSetting> {
  readonly kind: 'number';
}

export interface ChoiceParameter extends Described<SettingName> {
  readonly kind: 'choice';
  /** What the page calls the values, in order. */
  readonly labels: readonly string[];
  /** What the page calls a value; null: there is no such value. */
  labelOf(value: unknown): string | null;
  /** Which of them an experiment has; −1 for none. */
  chosenIn(experiment: Experiment): number;
  choose(draft: Draft, index: number): Draft;
  /** What there is to say of the value that an experiment has, always in sight; null: nothing. */
  noteOn(experiment: Experiment): string | null;
}

export type Parameter = SliderParameter | NumberParameter | ChoiceParameter;

function choice<N extends SettingName>(
  name: N,
  choices: readonly { readonly value: Experiment[N]; readonly label: string; readonly note?: string }[],
): ChoiceParameter {
  return {
    kind: 'choice',
    name,
    ...words.settings[name],
    labels: choices.map((each) => each.label),
    labelOf: (value) => choices.find((each) => each.value === value)?.label ?? null,
    chosenIn: (experiment) => choices.findIndex(({ value }) => value === experiment[name]),
    choose: (draft, index) => withSetting(draft, name, choices[index]?.value),
    noteOn: (experiment) => choices.find(({ value }) => value === experiment[name])?.note ?? null,
  };
}

/** In sight at once. The learning rate, the fourth, has a control of its own. */
export const firstParameters: readonly SliderParameter[] = [
  {
    kind: 'slider',
    name: 'hiddenSize',
    ...words.settings.hiddenSize,
    stops: [16, 32, 48, 64, 96, 128, 192, 256],
    format: formatCount,
  },
  {
    kind: 'slider',
    name: 'numLayers',
    ...words.settings.numLayers,
    stops: [1, 2, 3, 4, 5, 6, 7, 8],
    format: formatCount,
  },
  {
    kind: 'slider',
    name: 'steps',
    ...words.settings.steps,
    stops: [50, 100, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000],
    format: formatCount,
  },
];

/** Only of the task that learns pairs by heart. */
export const pairsParameter: SliderParameter = {
  kind: 'slider',
  name: 'pairs',
  ...words.settings.pairs,
  stops: [64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048],
  format: formatCount,
};

export const learningRateParameter: SliderParameter = {
  kind: 'slider',
  name: 'learningRate',
  ...words.settings.learningRate,
  stops: [1e-4, 2e-4, 3e-4, 5e-4, 7e-4, 1e-3, 1.5e-3, 2e-3, 3e-3, 4e-3, 5e-3, 7e-3, 1e-2, 1.5e-2, 2e-2, 3e-2, 5e-2, 0.1, 0.2, 0.3],
  format: formatSignificant,
};

export const otherParameters: readonly Parameter[] = [
  choice(
    'optimiser',
    optimiserIds.map((value) => {
      const { label, summary, learningRateAdvice } = optimiserOf(value);
      return { value, label, note: learningRateAdvice === null ? summary : `${summary} ${learningRateAdvice}` };
    }),
  ),
  { kind: 'number', name: 'numHeads', ...words.settings.numHeads },
  { kind: 'number', name: 'numKvHeads', ...words.settings.numKvHeads },
  { kind: 'number', name: 'feedForwardSize', ...words.settings.feedForwardSize },
  { kind: 'number', name: 'seqLen', ...words.settings.seqLen },
  { kind: 'number', name: 'dropout', ...words.settings.dropout },
  choice('activation', [
    { value: 'silu', label: 'SiLU' },
    { value: 'relu2', label: 'ReLU²' },
  ]),
  choice('activationBits', [
    { value: null, label: words.off },
    { value: 8, label: words.bits(8) },
    { value: 4, label: words.bits(4) },
    { value: 3, label: words.bits(3) },
    { value: 2, label: words.bits(2) },
  ]),
  choice('weightScale', [
    { value: 'absmean', label: 'γ' },
    { value: 'none', label: words.noScale },
  ]),
  {
    kind: 'number',
    name: 'lambdaSteps',
    ...words.settings.lambdaSteps,
  },
  { kind: 'number', name: 'batchSize', ...words.settings.batchSize },
  { kind: 'number', name: 'warmupSteps', ...words.settings.warmupSteps },
  { kind: 'number', name: 'seed', ...words.settings.seed },
  choice('recipe', [
    { value: 'b1.58', label: 'b1.58' },
    { value: 'edifice', label: words.edifice },
  ]),
  choice('backend', [
    { value: 'auto', label: words.best },
    { value: 'webgpu', label: 'WebGPU' },
    { value: 'wasm', label: words.wasm },
    { value: 'cpu', label: 'CPU' },
  ]),
  arithmeticParameter(),
];

/** Where there is no fused multiply-add, it cannot be chosen. */
function arithmeticParameter(): ChoiceParameter {
  const hasFused = hasFusedMultiplyAdd();
  const parameter = choice('arithmetic', [
    { value: 'plain', label: words.plain, note: hasFused ? words.plainNote : words.noFused },
    { value: 'fused', label: words.fused, note: words.fusedNote },
  ]);
  return hasFused ? parameter : { ...parameter, labels: parameter.labels.slice(0, 1) };
}
