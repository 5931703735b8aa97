/**
 * The setup panel as data: which settings there are, how each is set, and what it means. Ranges come from
 * `experiment/fields.ts`; adding a setting to the panel is one entry here.
 */
import { optimiserIds, optimiserOf } from '../../catalog/optimisers/optimisers';
import type { Experiment } from '../../experiment/experiment';
import { withSetting, type Draft, type SettingName } from '../../state/draft';
import { formatSignificant } from './format';

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
  /** Which of them an experiment has; −1 for none. */
  chosenIn(experiment: Experiment): number;
  choose(draft: Draft, index: number): Draft;
  /** What there is to say of the value that an experiment has, always in sight; null: nothing. */
  noteOn(experiment: Experiment): string | null;
}

export type Parameter = SliderParameter | NumberParameter | ChoiceParameter;

function choice<N extends SettingName>(
  name: N,
  label: string,
  hint: string,
  choices: readonly { readonly value: Experiment[N]; readonly label: string; readonly note?: string }[],
): ChoiceParameter {
  return {
    kind: 'choice',
    name,
    label,
    hint,
    labels: choices.map((each) => each.label),
    chosenIn: (experiment) => choices.findIndex(({ value }) => value === experiment[name]),
    choose: (draft, index) => withSetting(draft, name, choices[index]?.value),
    noteOn: (experiment) => choices.find(({ value }) => value === experiment[name])?.note ?? null,
  };
}

const plain = (value: number): string => value.toLocaleString('en');

/** In sight at once. The learning rate, the fourth, has a control of its own. */
export const firstParameters: readonly SliderParameter[] = [
  {
    kind: 'slider',
    name: 'hiddenSize',
    label: 'Hidden size',
    hint: 'Numbers that describe each position.',
    stops: [16, 32, 48, 64, 96, 128, 192, 256],
    format: plain,
  },
  {
    kind: 'slider',
    name: 'numLayers',
    label: 'Blocks',
    hint: 'Attention and feed-forward, one after the other.',
    stops: [1, 2, 3, 4, 5, 6, 7, 8],
    format: plain,
  },
  {
    kind: 'slider',
    name: 'steps',
    label: 'Steps',
    hint: 'The training budget; the learning rate ends at zero there.',
    stops: [50, 100, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000],
    format: plain,
  },
];

/** Only of the task that learns pairs by heart. */
export const pairsParameter: SliderParameter = {
  kind: 'slider',
  name: 'pairs',
  label: 'Pairs',
  hint: 'How many are to be learnt by heart.',
  stops: [64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048],
  format: plain,
};

export const learningRateParameter: SliderParameter = {
  kind: 'slider',
  name: 'learningRate',
  label: 'Learning rate',
  hint: 'Peak step size of the optimiser; may be changed while training.',
  stops: [1e-4, 2e-4, 3e-4, 5e-4, 7e-4, 1e-3, 1.5e-3, 2e-3, 3e-3, 4e-3, 5e-3, 7e-3, 1e-2, 1.5e-2, 2e-2, 3e-2, 5e-2, 0.1, 0.2, 0.3],
  format: formatSignificant,
};

export const otherParameters: readonly Parameter[] = [
  choice(
    'optimiser',
    'Optimiser',
    'How a gradient moves the weights.',
    optimiserIds.map((value) => {
      const { label, summary, learningRateAdvice } = optimiserOf(value);
      return { value, label, note: learningRateAdvice === null ? summary : `${summary} ${learningRateAdvice}` };
    }),
  ),
  { kind: 'number', name: 'numHeads', label: 'Heads', hint: 'Attention heads; they share the hidden size.' },
  { kind: 'number', name: 'numKvHeads', label: 'Key/value heads', hint: 'Fewer than heads: groups of heads share keys and values.' },
  { kind: 'number', name: 'feedForwardSize', label: 'Feed-forward size', hint: 'Width of the feed-forward network.' },
  { kind: 'number', name: 'seqLen', label: 'Window', hint: 'Positions the model sees at once.' },
  { kind: 'number', name: 'dropout', label: 'Dropout', hint: 'Share of activations dropped while training.' },
  choice('activation', 'Activation function', 'The bend in the feed-forward network.', [
    { value: 'silu', label: 'SiLU' },
    { value: 'relu2', label: 'ReLU²' },
  ]),
  choice('activationBits', 'Activations', 'Rounding of what enters a quantised matrix.', [
    { value: null, label: 'off' },
    { value: 8, label: '8-bit' },
    { value: 4, label: '4-bit' },
  ]),
  choice('weightScale', 'Weight scale', 'Whether codes are multiplied by γ (or β) again.', [
    { value: 'absmean', label: 'γ' },
    { value: 'none', label: 'none' },
  ]),
  {
    kind: 'number',
    name: 'lambdaSteps',
    label: 'λ ramp',
    hint: 'Steps from latent (λ 0) to fully quantised (λ 1); 0: quantised from the start.',
  },
  { kind: 'number', name: 'batchSize', label: 'Batch', hint: 'Examples in each step.' },
  { kind: 'number', name: 'warmupSteps', label: 'Warm-up', hint: 'Steps in which the learning rate rises to its peak.' },
  { kind: 'number', name: 'seed', label: 'Seed', hint: 'Initial weights and batches follow from it.' },
  choice('recipe', 'Recipe', 'Blocks of the language model, or of the sequence encoder.', [
    { value: 'b1.58', label: 'b1.58' },
    { value: 'edifice', label: 'Edifice' },
  ]),
  choice('backend', 'Backend', 'Where the arithmetic runs.', [
    { value: 'auto', label: 'best' },
    { value: 'webgpu', label: 'WebGPU' },
    { value: 'wasm', label: 'Wasm' },
    { value: 'cpu', label: 'CPU' },
  ]),
];
