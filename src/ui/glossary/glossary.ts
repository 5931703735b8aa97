/**
 * The words of the field that stand on the page, each with the card that explains it where it stands. Data only: adding
 * a term is an entry here and a {@link Term} around the word on the page.
 *
 * Sentences are for a sixteen-year-old: at most 45 words, and none that needs the term itself. A card says what is true of this
 * page; where papers differ, it is the `b1.58` recipe.
 */

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
  /** How it is written on the page, in the case in which it stands there. */
  readonly variants: readonly string[];
  readonly meaning: string;
  readonly formula?: readonly Maths[];
  readonly source: TermSource;
}

const bitNet = (place: string): TermSource => ({
  work: 'Wang et al. 2023, BitNet: Scaling 1-bit Transformers',
  place,
  href: 'https://arxiv.org/abs/2310.11453',
});
const era = (place: string): TermSource => ({
  work: 'Ma et al. 2024, The Era of 1-bit LLMs',
  place,
  href: 'https://arxiv.org/abs/2402.17764',
});
const attentionPaper = (place: string): TermSource => ({
  work: 'Vaswani et al. 2017, Attention Is All You Need',
  place,
  href: 'https://arxiv.org/abs/1706.03762',
});
const book = (place: string): TermSource => ({
  work: 'Goodfellow, Bengio, Courville 2016, Deep Learning',
  place,
  href: 'https://www.deeplearningbook.org/',
});
const shannon: TermSource = {
  work: 'Shannon 1948, A Mathematical Theory of Communication',
  place: 'section 6',
  href: 'https://doi.org/10.1002/j.1538-7305.1948.tb01338.x',
};

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

const meanMagnitude: readonly Maths[] = ['=', 'mean', mrow('|', 'w', '|')];

export const glossary = {
  none: {
    term: 'full precision',
    variants: ['full', 'full-precision'],
    meaning:
      'Each weight is an ordinary 32-bit number with about seven digits. Nothing is rounded. It is the control that the rounded models are compared with.',
    source: { work: 'IEEE 754-2019, Standard for Floating-Point Arithmetic', place: 'binary32' },
  },
  ternary: {
    term: 'ternary',
    variants: ['ternary'],
    meaning: 'Each weight may only be −1, 0 or +1, times one shared number per matrix. Three choices carry at most log₂ 3 = 1.58 bits.',
    formula: ['q', '=', 'clip', '(', 'round', '(', mfrac('w', 'γ'), ')', ',', '−1', ',', '+1', ')'],
    source: era('Eq. 1–3'),
  },
  binary: {
    term: 'binary',
    variants: ['binary'],
    meaning:
      'Each weight may only be −1 or +1, times one shared number per matrix. Two choices are one bit: there is no 0 to leave an input out.',
    formula: ['q', '=', '+1', 'if', 'w', '>', 'mean', '(', 'w', ')', ',', 'else', '−1'],
    source: bitNet('Eq. 1–3'),
  },
  latent: {
    term: 'latent weight',
    variants: ['latent'],
    meaning:
      'The precise number behind a rounded weight. Training nudges this number a little at every step; the model computes with its rounded copy.',
    source: bitNet('section 2.2'),
  },
  quantised: {
    term: 'quantised weight',
    variants: ['quantised', 'Codes'],
    meaning:
      'A weight after rounding: only its level, −1, 0 or +1, is left. This level is also called its code, and it is what a file stores.',
    source: era('section 2'),
  },
  effective: {
    term: 'effective weight',
    variants: ['effective'],
    meaning:
      'The number that the model really multiplies by. It starts as the precise number and slides to the rounded one as λ goes from 0 to 1.',
    formula: [mover('w', '~'), '=', 'w', '+', 'λ', '(', 'γ', 'q', '−', 'w', ')'],
    source: {
      work: 'Hugging Face 2024, Fine-tuning LLMs to 1.58bit',
      place: 'warm-up of the quantisation',
      href: 'https://huggingface.co/blog/1_58_llm_extreme_quantization',
    },
  },
  lambda: {
    term: 'λ (lambda)',
    variants: ['λ', 'λ ramp'],
    meaning:
      'How much of the rounding is switched on. At 0 the model computes with precise numbers, at 1 with rounded ones only; between, with a mixture.',
    formula: ['λ', '=', 'min', '(', '1', ',', mfrac('step', 'ramp'), ')'],
    source: {
      work: 'Hugging Face 2024, Fine-tuning LLMs to 1.58bit',
      place: 'warm-up of the quantisation',
      href: 'https://huggingface.co/blog/1_58_llm_extreme_quantization',
    },
  },
  gamma: {
    term: 'γ (gamma), the scale',
    variants: ['scale γ', 'Weight scale'],
    meaning: 'One number per matrix that turns −1, 0 and +1 back into useful sizes. It is the average distance of the weights from zero.',
    formula: ['γ', ...meanMagnitude],
    source: era('Eq. 3'),
  },
  beta: {
    term: 'β (beta), the scale',
    variants: ['scale β'],
    meaning: 'One number per matrix that turns −1 and +1 back into useful sizes. It is the average distance of the weights from zero.',
    formula: ['β', ...meanMagnitude],
    source: bitNet('section 2.1'),
  },
  threshold: {
    term: 'threshold',
    variants: ['threshold', 'thresholds'],
    meaning:
      'The border at which rounding switches to another level. With −1, 0 and +1 there are two, half a scale to the left and right of zero.',
    formula: ['w', '=', '±', mfrac('γ', '2')],
    source: era('Eq. 1–2'),
  },
  undecided: {
    term: 'undecided',
    variants: ['undecided'],
    meaning:
      'The share of weights so near a border, within a tenth of the scale, that a few small steps of training could round them to another level.',
    source: { work: 'this page’s own measure', place: 'the nearness of a tenth is our choice' },
  },
  flip: {
    term: 'flip',
    variants: ['flip', 'flips, last step', 'change'],
    meaning: 'A weight crossed a border during a training step, so that its rounded value changed, for example from 0 to +1.',
    source: { work: 'Helwegen et al. 2019, Latent Weights Do Not Exist', href: 'https://arxiv.org/abs/1906.02107' },
  },
  neverFlipped: {
    term: 'never flipped',
    variants: ['never flipped'],
    meaning:
      'The share of weights whose rounded value has stayed the same since training began. Their precise numbers moved, but never across a border.',
    source: { work: 'this page’s own count', place: 'made at every step' },
  },
  information: {
    term: 'information per weight',
    variants: ['information per weight', 'bits'],
    meaning:
      'How many yes-or-no answers a weight holds on average, from how often each level occurs. If one level is rare, it is less than the maximum.',
    formula: ['H', '=', '−', munder('∑', 'q'), msub('p', 'q'), msub('log', '2'), msub('p', 'q')],
    source: shannon,
  },
  storedBits: {
    term: 'bits per weight, stored',
    variants: ['per BitLinear weight'],
    meaning:
      'How much room one rounded weight takes in this file. At best, five ternary weights fit into one byte of 8 bits, which makes 1.6 bits each; eight binary ones, 1 bit each.',
    formula: [msup('3', '5'), '=', '243', '≤', '256', '=', msup('2', '8')],
    source: { work: 'this page’s own packing', place: 'described inside each file' },
  },
  bitLinear: {
    term: 'BitLinear',
    variants: ['BitLinear'],
    meaning:
      'A layer that multiplies its inputs by a matrix of rounded weights. Where a weight is ±1 it only adds or subtracts; where it is 0 it skips.',
    formula: ['y', '=', mover('x', '~'), msup(mover('w', '~'), 'T')],
    source: bitNet('section 2.1, Eq. 11'),
  },
  straightThrough: {
    term: 'straight-through estimator',
    variants: ['straight-through estimator'],
    meaning:
      'A trick for training through rounding. A staircase is flat almost everywhere, so its true slope is 0 and gives no direction. Training pretends that the slope is 1.',
    formula: [mfrac(mrow('∂', 'L'), mrow('∂', 'w')), '≔', mfrac(mrow('∂', 'L'), mrow('∂', mover('w', '~')))],
    source: { work: 'Bengio, Léonard, Courville 2013, Estimating or Propagating Gradients', href: 'https://arxiv.org/abs/1308.3432' },
  },
  parameters: {
    term: 'parameters',
    variants: ['weights', 'weight'],
    meaning:
      'All numbers of a model that training may change. Most of them are weights: each says how strongly one signal counts for another.',
    source: book('section 5.1.4'),
  },
  packedFile: {
    term: 'packed file',
    variants: ['file', 'packed file'],
    meaning:
      'What Download saves: rounded weights squeezed several to a byte, with names and settings. The few numbers that are not rounded keep 32 bits each. It is used again by Open, or dropped anywhere on this page.',
    source: { work: 'safetensors', place: 'format', href: 'https://huggingface.co/docs/safetensors' },
  },
  loss: {
    term: 'loss (nats)',
    variants: ['loss', 'Held-out loss in nats', 'Training loss in nats', 'Loss in nats over all pairs'],
    meaning:
      'How surprised the model is by the right answer: 0 if it was certain of it, higher the less it believed in it. A nat is 1.44 bits. Lower is better.',
    formula: ['L', '=', '−', 'ln', 'p', '(', 'right answer', ')'],
    source: book('section 3.13'),
  },
  squaredError: {
    term: 'mean squared error',
    variants: ['Held-out mean squared error', 'Training mean squared error'],
    meaning: 'How far predicted numbers lie from what really came: each difference times itself, averaged. Lower is better, 0 is perfect.',
    formula: ['L', '=', 'mean', msup(mrow('(', 'ŷ', '−', 'y', ')'), '2')],
    source: book('section 5.1.4'),
  },
  score: {
    term: 'score',
    variants: ['score', 'Held-out score', 'Score over all pairs'],
    meaning:
      'How much of the task the model gets right, from 0 to 100 %. Compare it with the line for guessing: what is reached without learning anything.',
    source: { work: 'this page', place: 'each task states its own score and its baseline' },
  },
  heldOut: {
    term: 'held-out data',
    variants: ['held-out data'],
    meaning:
      'Examples kept away from training, used only for testing. Getting them right shows that the model found a rule and did not just memorise answers.',
    source: book('section 5.3'),
  },
  budget: {
    term: 'budget',
    variants: ['Same'],
    meaning:
      'What makes the comparison fair: all models have equally many weights, or files of equal size. With equal kilobytes, rounded models may have many more weights.',
    source: { work: 'this page’s own choice', place: 'named under “A fair comparison”' },
  },
  seed: {
    term: 'seed',
    variants: ['Seed', 'Seeds'],
    meaning:
      'The number from which all chance here is computed: first weights and order of examples. The same number repeats a training; several show what is luck. “Reset” starts again with the same one.',
    source: {
      work: 'Bouthillier et al. 2021, Accounting for Variance in Machine Learning Benchmarks',
      href: 'https://arxiv.org/abs/2103.03098',
    },
  },
  step: {
    term: 'step',
    variants: ['Steps'],
    meaning:
      'One round of training: look at a few examples, measure how wrong the model is, and change every weight a little in the direction that helps. The scrubber below the weights stops at those that were recorded.',
    source: book('section 8.3.1'),
  },
  learningRate: {
    term: 'learning rate',
    variants: ['Learning rate', 'learning rate'],
    meaning: 'How far the weights move in each step. Too small, and training takes forever; too large, and it jumps past good values.',
    source: book('section 8.3.1'),
  },
  warmUp: {
    term: 'warm-up',
    variants: ['Warm-up'],
    meaning: 'Training begins with very small changes, which grow to full size over this many steps: the first directions are unreliable.',
    source: { work: 'Goyal et al. 2017, Accurate, Large Minibatch SGD', place: 'section 2.2', href: 'https://arxiv.org/abs/1706.02677' },
  },
  batch: {
    term: 'batch',
    variants: ['Batch'],
    meaning:
      'The examples that are looked at together before the weights change once. More of them give a steadier direction and cost more time.',
    source: book('section 8.1.3'),
  },
  optimiser: {
    term: 'optimiser',
    variants: ['Optimiser'],
    meaning:
      'The rule that turns “this weight should go down” into an actual change, for example by remembering which way earlier steps went.',
    source: {
      work: 'Loshchilov, Hutter 2019, Decoupled Weight Decay',
      place: 'algorithm 2 (AdamW)',
      href: 'https://arxiv.org/abs/1711.05101',
    },
  },
  dropout: {
    term: 'dropout',
    variants: ['Dropout'],
    meaning: 'In training, a random share of the signals inside the model is set to zero, so that it cannot lean on any single one.',
    source: { work: 'Srivastava et al. 2014, Dropout', href: 'https://jmlr.org/papers/v15/srivastava14a.html' },
  },
  hiddenSize: {
    term: 'hidden size',
    variants: ['Hidden size'],
    meaning: 'How many numbers the model uses to describe one character or position. More can describe it better, and need more weights.',
    source: attentionPaper('section 3.1'),
  },
  block: {
    term: 'block',
    variants: ['Blocks'],
    meaning:
      'One floor of the model: first every position gathers from others, then each is worked on by itself. Floors are stacked on each other.',
    source: attentionPaper('section 3.1'),
  },
  queryKeyValue: {
    term: 'query, key and value',
    variants: ['query, key, value', 'qkv', 'query', 'key', 'value'],
    meaning:
      'Three matrices by which a position looks around. The first asks what it needs, the second says what each place offers, the third is what is then taken over.',
    formula: [msub('q', 'i'), '·', msub('k', 'j')],
    source: attentionPaper('section 3.2.1'),
  },
  gateUpDown: {
    term: 'gate, up and down',
    variants: ['gate, up, down', 'up, down', 'gate', 'up', 'down'],
    meaning:
      'The matrices of the half that works on each position by itself. It is spread over many helper numbers, some of them are let through, and the result is brought back.',
    formula: ['down', 'norm', '(', 'f', '(', 'gate', 'x', ')', '·', 'up', 'x', ')'],
    source: { work: 'Shazeer 2020, GLU Variants Improve Transformer', place: 'Eq. 5–6', href: 'https://arxiv.org/abs/2002.05202' },
  },
  token: {
    term: 'token',
    variants: ['token', 'Token'],
    meaning:
      'One piece of what the model reads and writes. Here it is a single character, digit or picture; large language models use parts of words.',
    source: {
      work: 'Sennrich et al. 2016, Neural Machine Translation of Rare Words',
      place: 'section 3',
      href: 'https://arxiv.org/abs/1508.07909',
    },
  },
  embedding: {
    term: 'embedding',
    variants: ['embedding', 'input projection'],
    meaning:
      'The table by which a character or picture becomes a list of numbers, which is all that the rest of the model can compute with.',
    source: attentionPaper('section 3.4'),
  },
  norm: {
    term: 'norm',
    variants: ['norms'],
    meaning:
      'A step that brings a list of numbers back to a usual size before it goes on, so that nothing grows without end from floor to floor.',
    source: {
      work: 'Zhang, Sennrich 2019, Root Mean Square Layer Normalization',
      place: 'Eq. 4',
      href: 'https://arxiv.org/abs/1910.07467',
    },
  },
  outputHead: {
    term: 'head',
    variants: ['head'],
    meaning:
      'The last matrix. It turns what the model has worked out at a position into one number for each possible answer; the highest wins.',
    source: attentionPaper('section 3.4'),
  },
  temperature: {
    term: 'temperature',
    variants: ['temperature'],
    meaning:
      'How much chance there is when the next character is chosen. At 0 it is always the likeliest; higher up, unlikely ones are drawn more often too.',
    formula: [msub('p', 'i'), '∝', 'exp', '(', mfrac(msub('z', 'i'), 'T'), ')'],
    source: {
      work: 'Hinton, Vinyals, Dean 2015, Distilling the Knowledge in a Neural Network',
      place: 'Eq. 1',
      href: 'https://arxiv.org/abs/1503.02531',
    },
  },
  pinned: {
    term: 'pinned results',
    variants: ['Pinned results'],
    meaning:
      'Results that stay in the chart and the table while others are trained, so that the two can be compared. Only one set is kept for each task.',
    source: { work: 'this page’s own choice' },
  },
  attentionHead: {
    term: 'attention head',
    variants: ['Heads', 'Head', 'looks'],
    meaning:
      'A part that decides, for each position, which other positions to look at and how strongly. Several work side by side and look for different things.',
    formula: ['softmax', '(', mfrac(mrow('Q', msup('K', 'T')), msqrt('d')), ')', 'V'],
    source: attentionPaper('section 3.2, Eq. 1'),
  },
  keyValueHeads: {
    term: 'key/value heads',
    variants: ['Key/value heads'],
    meaning:
      'Each position offers a key, to be found by, and a value, to be read. Fewer of these than heads means that some heads share them.',
    source: { work: 'Ainslie et al. 2023, GQA', place: 'section 2.2', href: 'https://arxiv.org/abs/2305.13245' },
  },
  feedForward: {
    term: 'feed-forward size',
    variants: ['Feed-forward size'],
    meaning: 'How many helper numbers the second half of a block computes for each position before it sums them up again.',
    source: attentionPaper('section 3.3'),
  },
  window: {
    term: 'window',
    variants: ['Window'],
    meaning: 'How many characters or positions the model sees at once. What lies further back, it does not know.',
    source: { work: 'this page’s own choice', place: 'models here are built for one length' },
  },
  activationFunction: {
    term: 'activation function',
    variants: ['Activation function'],
    meaning:
      'The bend in the second half of a block; without it, two matrices in a row would be no more than one. SiLU lets a little through below zero, squared ReLU nothing.',
    source: { work: 'So et al. 2021, Primer', place: 'section 4.1', href: 'https://arxiv.org/abs/2109.08668' },
  },
  activations: {
    term: 'activations',
    variants: ['Activations'],
    meaning:
      'The numbers that flow through the model, as opposed to its weights. Here they can be rounded too: 8 bits allow 256 different values, 4 bits 16.',
    source: era('section 2'),
  },
  recipe: {
    term: 'recipe',
    variants: ['Recipe'],
    meaning:
      'Which published building plan the model follows: where it normalises, how it rounds exact halves, and what its blocks look like.',
    source: era('section 2'),
  },
  backend: {
    term: 'backend',
    variants: ['Backend', 'arithmetic'],
    meaning: 'What does the calculating in your browser: the graphics card or the processor. The page measures which is fastest here.',
    source: { work: 'Smilkov et al. 2019, TensorFlow.js', href: 'https://arxiv.org/abs/1901.05350' },
  },
  webgpu: {
    term: 'WebGPU',
    variants: ['WebGPU'],
    meaning: 'The way in which a web page can calculate on the graphics card, which does thousands of multiplications at the same time.',
    source: { work: 'W3C, WebGPU', href: 'https://www.w3.org/TR/webgpu/' },
  },
  wasm: {
    term: 'WebAssembly',
    variants: ['WebAssembly'],
    meaning:
      'A compact language close to what the processor speaks. It calculates much faster than ordinary page scripts, in every modern browser.',
    source: { work: 'W3C, WebAssembly Core Specification', href: 'https://www.w3.org/TR/wasm-core-2/' },
  },
  gradientCheck: {
    term: 'gradient check',
    variants: ['gradient check', 'gradients'],
    meaning:
      'A gradient says, for each weight, how the error changes if the weight grows a little. Before use, a device must reproduce stored gradients; else it could train wrongly unnoticed.',
    source: book('section 11.5'),
  },
} satisfies Record<string, GlossaryEntry>;

export type TermId = keyof typeof glossary;

/** The entry of a term, seen as the common interface. */
export const entryOf = (id: TermId): GlossaryEntry => glossary[id];
