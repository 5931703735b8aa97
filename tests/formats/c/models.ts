/** Models of every kind that the C program has code for. Weights are random: what is tested is the code. */
import type { ModeId } from '../../../src/catalog/modes/modes';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import type { PortableModel } from '../../../src/formats/format';
import { randomModel } from '../random-model';

/** Every packing and granularity; groups of 32 in rows that they do not divide. */
const recipes: readonly (readonly [string, ExperimentDraft])[] = [
  ['ternary-row', { task: 'reverse', hiddenSize: 12, numHeads: 3 }],
  ['ternary-g32', { task: 'tales', hiddenSize: 40, numHeads: 4, feedForwardSize: 70 }],
  ['ternary-g32-sherry', { task: 'sort', hiddenSize: 36, numHeads: 2, feedForwardSize: 68 }],
  ['ternary-sherry', { task: 'gestures', hiddenSize: 12, numHeads: 3, seqLen: 12, recipe: 'edifice' }],
  ['ternary-g64', { task: 'reverse', hiddenSize: 12, numHeads: 3, weightScale: 'none' }],
  ['binary-row', { task: 'sort', recipe: 'edifice', hiddenSize: 20, numHeads: 2, feedForwardSize: 37 }],
  ['bits2-row', { task: 'addition', hiddenSize: 20, numHeads: 2, feedForwardSize: 11 }],
  ['bits3', { task: 'reverse', hiddenSize: 12, numHeads: 3, feedForwardSize: 21 }],
  ['bits3-g32', { task: 'reverse', hiddenSize: 36, numHeads: 3, feedForwardSize: 71 }],
  ['bits4-g32', { task: 'brackets', recipe: 'edifice', hiddenSize: 36, numHeads: 3, feedForwardSize: 33 }],
];

const drafts: Readonly<Record<string, ExperimentDraft>> = {
  'reverse, as it is first trained': { task: 'reverse' },
  sort: { task: 'sort', mode: 'binary' },
  addition: { task: 'addition', hiddenSize: 20, numHeads: 2, feedForwardSize: 11 },
  brackets: { task: 'brackets', recipe: 'edifice', hiddenSize: 12, numHeads: 3 },
  tales: { task: 'tales', hiddenSize: 16, numHeads: 4, numKvHeads: 2, mode: 'binary' },
  memorise: { task: 'memorise' },
  'squared ReLU, activations of 4 bits, bare codes': {
    task: 'reverse',
    hiddenSize: 12,
    numHeads: 3,
    activation: 'relu2',
    activationBits: 4,
    weightScale: 'none',
  },
  'activations of 3 bits': { task: 'reverse', hiddenSize: 8, numHeads: 2, activationBits: 3 },
  'activations of 2 bits': { task: 'reverse', hiddenSize: 8, numHeads: 2, mode: 'binary', activationBits: 2 },
  'squared ReLU in a block of Edifice': { task: 'sort', recipe: 'edifice', activation: 'relu2', hiddenSize: 8, numHeads: 2 },
  gestures: { task: 'gestures', hiddenSize: 12, numHeads: 3, seqLen: 12 },
  'gestures in a block of b1.58, without a projection': {
    task: 'gestures',
    recipe: 'b1.58',
    hiddenSize: 6,
    numHeads: 3,
    numLayers: 1,
    seqLen: 12,
    mode: 'binary',
  },
};

const named = [
  ...Object.entries(drafts),
  ...recipes.map(([mode, draft]) => [`${mode}, ${draft.task ?? ''}`, { ...draft, mode: mode as ModeId }] as const),
];

export const models: readonly { readonly name: string; readonly model: PortableModel }[] = named.map(([name, draft]) => ({
  name,
  model: randomModel(experimentOf({ mode: 'ternary', ...draft })),
}));

export const firstModel = models[0]?.model ?? randomModel(experimentOf({ task: 'reverse', mode: 'ternary' }));
