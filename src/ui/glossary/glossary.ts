/**
 * The words of the field that stand on the page, each with the card that explains it where it stands. Data only: adding
 * a term is an entry here and a {@link Term} around the word on the page.
 *
 * Sentences are for a sixteen-year-old: at most 45 words, and none that needs the term itself. A card says what is true of this
 * page; where papers differ, it is the `b1.58` recipe.
 */
import * as words from '#words/ui/glossary';
import works from './works.json';

/** MathML: a letter, a number or a sign as it stands, or an element around others. */
export type Maths = string | MathsElement;

export interface MathsElement {
  readonly element: 'mrow' | 'mfrac' | 'msub' | 'msup' | 'mover' | 'munder' | 'msqrt';
  readonly parts: readonly Maths[];
}

/** Where a sentence can be checked. */
export interface TermSource {
  /** "Ma et al. 2024, The Era of 1-bit LLMs" */
  readonly work: string;
  /** "Eq. 1–3", "section 2.2"; left out where the whole work is meant. */
  readonly place?: string;
  /** Left out where the work has no page of its own. */
  readonly href?: string;
}

export interface GlossaryEntry {
  /** The heading of its card. */
  readonly term: string;
  readonly meaning: string;
  readonly formula?: readonly Maths[];
  readonly source: TermSource;
}

const around =
  (element: MathsElement['element']) =>
  (...parts: readonly Maths[]): MathsElement => ({ element, parts });
const mrow = around('mrow');
const mfrac = around('mfrac');
const msub = around('msub');
const msup = around('msup');
const mover = around('mover');
const munder = around('munder');
const msqrt = around('msqrt');

const meanMagnitude: readonly Maths[] = ['=', words.inFormula.mean, mrow('|', 'w', '|')];

export const glossary = {
  none: { ...words.none, source: { ...works.ieee754, place: 'binary32' } },
  ternary: {
    ...words.ternary,
    formula: ['q', '=', words.inFormula.clip, '(', words.inFormula.round, '(', mfrac('w', 'γ'), ')', ',', '−1', ',', '+1', ')'],
    source: { ...works.era, place: words.equation('1–3') },
  },
  binary: {
    ...words.binary,
    formula: ['q', '=', '+1', words.inFormula.given, 'w', '>', words.inFormula.mean, '(', 'w', ')', ',', words.inFormula.otherwise, '−1'],
    source: { ...works.bitNet, place: words.equation('1–3') },
  },
  latent: { ...words.latent, source: { ...works.bitNet, place: words.section('2.2') } },
  quantised: { ...words.quantised, source: { ...works.era, place: words.section('2') } },
  effective: {
    ...words.effective,
    formula: [mover('w', '~'), '=', 'w', '+', 'λ', '(', 'γ', 'q', '−', 'w', ')'],
    source: { ...works.fineTuning, place: words.warmUpOfQuantisation },
  },
  lambda: {
    ...words.lambda,
    formula: ['λ', '=', 'min', '(', '1', ',', mfrac(words.inFormula.step, words.inFormula.ramp), ')'],
    source: { ...works.fineTuning, place: words.warmUpOfQuantisation },
  },
  gamma: {
    ...words.gamma,
    formula: ['γ', ...meanMagnitude],
    source: { ...works.era, place: words.equation('3') },
  },
  beta: {
    ...words.beta,
    formula: ['β', ...meanMagnitude],
    source: { ...works.bitNet, place: words.section('2.1') },
  },
  gridScale: {
    ...words.gridScale,
    formula: ['s', '=', mfrac('α', mrow('n', '−', '1')), msqrt(mrow(words.inFormula.mean, msup('w', '2')))],
    source: works.quest,
  },
  threshold: {
    ...words.threshold,
    formula: ['w', '=', '±', mfrac('γ', '2')],
    source: { ...works.era, place: words.equation('1–2') },
  },
  undecided: { ...words.undecided, source: { work: words.ownMeasure, place: words.nearnessIsOurs } },
  flip: { ...words.flip, source: works.helwegen },
  neverFlipped: { ...words.neverFlipped, source: { work: words.ownCount, place: words.everyStep } },
  information: {
    ...words.information,
    formula: ['H', '=', '−', munder('∑', 'q'), msub('p', 'q'), msub('log', '2'), msub('p', 'q')],
    source: { ...works.shannon, place: words.section('6') },
  },
  storedBits: {
    ...words.storedBits,
    formula: [msup('3', '5'), '=', '243', '≤', '256', '=', msup('2', '8')],
    source: { work: words.ownPacking, place: words.inEachFile },
  },
  bitLinear: {
    ...words.bitLinear,
    formula: ['y', '=', mover('x', '~'), msup(mover('w', '~'), 'T')],
    source: { ...works.bitNet, place: `${words.section('2.1')}, ${words.equation('11')}` },
  },
  straightThrough: {
    ...words.straightThrough,
    formula: [mfrac(mrow('∂', 'L'), mrow('∂', 'w')), '≔', mfrac(mrow('∂', 'L'), mrow('∂', mover('w', '~')))],
    source: works.bengio,
  },
  parameters: { ...words.parameters, source: { ...works.deepLearning, place: words.section('5.1.4') } },
  packedFile: { ...words.packedFile, source: { ...works.safetensors, place: words.format } },
  loss: {
    ...words.loss,
    formula: ['L', '=', '−', 'ln', 'p', '(', words.inFormula.rightAnswer, ')'],
    source: { ...works.deepLearning, place: words.section('3.13') },
  },
  squaredError: {
    ...words.squaredError,
    formula: ['L', '=', words.inFormula.mean, msup(mrow('(', 'ŷ', '−', 'y', ')'), '2')],
    source: { ...works.deepLearning, place: words.section('5.1.4') },
  },
  score: { ...words.score, source: { work: words.thisPage, place: words.eachTaskSays } },
  heldOut: { ...words.heldOut, source: { ...works.deepLearning, place: words.section('5.3') } },
  budget: { ...words.budget, source: { work: words.ownChoice, place: words.underFairness } },
  seed: { ...words.seed, source: works.bouthillier },
  step: { ...words.step, source: { ...works.deepLearning, place: words.section('8.3.1') } },
  learningRate: { ...words.learningRate, source: { ...works.deepLearning, place: words.section('8.3.1') } },
  warmUp: { ...words.warmUp, source: { ...works.goyal, place: words.section('2.2') } },
  batch: { ...words.batch, source: { ...works.deepLearning, place: words.section('8.1.3') } },
  optimiser: { ...words.optimiser, source: { ...works.adamW, place: words.algorithm('2 (AdamW)') } },
  fusedMultiplyAdd: { ...words.fusedMultiplyAdd, source: { ...works.ieee754, place: words.section('5.4.1') } },
  dropout: { ...words.dropout, source: works.dropout },
  hiddenSize: { ...words.hiddenSize, source: { ...works.attention, place: words.section('3.1') } },
  block: { ...words.block, source: { ...works.attention, place: words.section('3.1') } },
  queryKeyValue: {
    ...words.queryKeyValue,
    formula: [msub('q', 'i'), '·', msub('k', 'j')],
    source: { ...works.attention, place: words.section('3.2.1') },
  },
  gateUpDown: {
    ...words.gateUpDown,
    formula: ['down', 'norm', '(', 'f', '(', 'gate', 'x', ')', '·', 'up', 'x', ')'],
    source: { ...works.shazeer, place: words.equation('5–6') },
  },
  token: { ...words.token, source: { ...works.sennrich, place: words.section('3') } },
  embedding: { ...words.embedding, source: { ...works.attention, place: words.section('3.4') } },
  norm: { ...words.norm, source: { ...works.rmsNorm, place: words.equation('4') } },
  outputHead: { ...words.outputHead, source: { ...works.attention, place: words.section('3.4') } },
  temperature: {
    ...words.temperature,
    formula: [msub('p', 'i'), '∝', 'exp', '(', mfrac(msub('z', 'i'), 'T'), ')'],
    source: { ...works.hinton, place: words.equation('1') },
  },
  pinned: { ...words.pinned, source: { work: words.ownChoice } },
  attentionHead: {
    ...words.attentionHead,
    formula: ['softmax', '(', mfrac(mrow('Q', msup('K', 'T')), msqrt('d')), ')', 'V'],
    source: { ...works.attention, place: `${words.section('3.2')}, ${words.equation('1')}` },
  },
  keyValueHeads: { ...words.keyValueHeads, source: { ...works.ainslie, place: words.section('2.2') } },
  feedForward: { ...words.feedForward, source: { ...works.attention, place: words.section('3.3') } },
  window: { ...words.window, source: { work: words.ownChoice, place: words.oneLength } },
  activationFunction: { ...words.activationFunction, source: works.primer },
  activations: { ...words.activations, source: { ...works.era, place: words.section('2') } },
  recipe: { ...words.recipe, source: { ...works.era, place: words.section('2') } },
  backend: { ...words.backend, source: works.tensorFlowJs },
  webgpu: { ...words.webgpu, source: works.webgpu },
  wasm: { ...words.wasm, source: works.wasm },
  gradientCheck: { ...words.gradientCheck, source: { ...works.deepLearning, place: words.section('11.5') } },
} satisfies Record<string, GlossaryEntry>;

export type TermId = keyof typeof glossary;

/** The entry of a term, seen as the common interface. */
export const entryOf = (id: TermId): GlossaryEntry => glossary[id];
