/** Each term as the heading of its card has it, and what it means: at most 45 words, and none that needs the term itself. */
export const none = {
  term: 'full precision',
  meaning:
    'Each weight is an ordinary 32-bit number with about seven digits. Nothing is rounded. It is the control that the rounded models are compared with.',
};
export const ternary = {
  term: 'ternary',
  meaning: 'Each weight may only be −1, 0 or +1, times one shared number per matrix. Three choices carry at most log₂ 3 = 1.58 bits.',
};
export const binary = {
  term: 'binary',
  meaning:
    'Each weight may only be −1 or +1, times one shared number per matrix. Two choices are one bit: there is no 0 to leave an input out.',
};
export const latent = {
  term: 'latent weight',
  meaning:
    'The precise number behind a rounded weight. Training nudges this number a little at every step; the model computes with its rounded copy.',
};
export const quantised = {
  term: 'quantised weight',
  meaning:
    'A weight after rounding: only its level, −1, 0 or +1, is left. This level is also called its code, and it is what a file stores.',
};
export const effective = {
  term: 'effective weight',
  meaning:
    'The number that the model really multiplies by. It starts as the precise number and slides to the rounded one as λ goes from 0 to 1.',
};
export const lambda = {
  term: 'λ (lambda)',
  meaning:
    'How much of the rounding is switched on. At 0 the model computes with precise numbers, at 1 with rounded ones only; in between, with a mixture.',
};
export const gamma = {
  term: 'γ (gamma), the scale',
  meaning:
    'One number per matrix, in some recipes per row or group, that turns −1, 0 and +1 back into useful sizes. It is the average distance of the weights from zero.',
};
export const gridScale = {
  term: 's, the scale of a grid',
  meaning:
    'With 2, 3 or 4 bits the levels are odd numbers, evenly spaced. This number turns them back into useful sizes. It follows from how far the weights spread: n levels reach α times that far.',
};
export const beta = {
  term: 'β (beta), the scale',
  meaning: 'One number per matrix that turns −1 and +1 back into useful sizes. It is the average distance of the weights from zero.',
};
export const threshold = {
  term: 'threshold',
  meaning:
    'The border at which rounding switches to another level. With −1, 0 and +1 there are two, half a scale to the left and right of zero.',
};
export const undecided = {
  term: 'undecided',
  meaning:
    'The share of weights so close to a border, within a tenth of the scale, that a few small steps of training could round them to another level.',
};
export const flip = {
  term: 'flip',
  meaning: 'A weight crossed a border during a training step, so that its rounded value changed, for example from 0 to +1.',
};
export const neverFlipped = {
  term: 'never flipped',
  meaning:
    'The share of weights whose rounded value has stayed the same since training began. Their precise numbers moved, but never across a border.',
};
export const information = {
  term: 'information per weight',
  meaning:
    'How many yes-or-no answers a weight holds on average, from how often each level occurs. If one level is rare, it is less than the maximum.',
};
export const storedBits = {
  term: 'bits per weight, stored',
  meaning:
    'How much room one rounded weight takes in this file. At best, five ternary weights fit into one byte of 8 bits, which makes 1.6 bits each; eight binary ones, 1 bit each.',
};
export const bitLinear = {
  term: 'BitLinear',
  meaning:
    'A layer that multiplies its inputs by a matrix of rounded weights. Where a weight is ±1 it only adds or subtracts; where it is 0 it skips.',
};
export const straightThrough = {
  term: 'straight-through estimator',
  meaning:
    'A trick for training through rounding. A staircase is flat almost everywhere, so its true slope is 0 and gives no direction. Training pretends that the slope is 1.',
};
export const parameters = {
  term: 'parameters',
  meaning:
    'All numbers of a model that training may change. Most of them are weights: each says how strongly one signal counts for another.',
};
export const packedFile = {
  term: 'packed file',
  meaning:
    'What Download saves: rounded weights squeezed several to a byte, with names and settings. The few numbers that are not rounded keep 32 bits each. To use it again, press Open, or drop it anywhere on this page.',
};
export const loss = {
  term: 'loss (nats)',
  meaning:
    'How surprised the model is by the right answer: 0 if it was certain of it, higher the less it believed in it. A nat is 1.44 bits. Lower is better.',
};
export const squaredError = {
  term: 'mean squared error',
  meaning: 'How far the predictions are from what really came: each difference times itself, averaged. Lower is better, 0 is perfect.',
};
export const score = {
  term: 'score',
  meaning:
    'How much of the task the model gets right, from 0 to 100%. Compare it with the line for guessing, which needs no learning at all.',
};
export const heldOut = {
  term: 'held-out data',
  meaning:
    'Examples kept away from training, used only for testing. Getting them right shows that the model found a rule and did not just memorise answers.',
};
export const budget = {
  term: 'budget',
  meaning:
    'What makes the comparison fair: all models have the same number of weights, or files of the same size. In the same kilobytes, rounded models may have many more weights.',
};
export const seed = {
  term: 'seed',
  meaning:
    'The number that all randomness here comes from: first weights and order of examples. The same number repeats a training; several show what is luck. “Reset” starts again with the same one.',
};
export const step = {
  term: 'step',
  meaning:
    'One round of training: look at a few examples, measure how wrong the model is, and change every weight a little in the direction that helps. The scrubber below the weights stops at those that were recorded.',
};
export const learningRate = {
  term: 'learning rate',
  meaning: 'How far the weights move in each step. Too small, and training takes forever; too large, and it jumps past good values.',
};
export const warmUp = {
  term: 'warm-up',
  meaning: 'Training begins with very small changes, which grow to full size over this many steps: the first directions are unreliable.',
};
export const batch = {
  term: 'batch',
  meaning:
    'The examples that are looked at together before the weights change once. More of them give a steadier direction and cost more time.',
};
export const optimiser = {
  term: 'optimiser',
  meaning:
    'The rule that turns “this weight should go down” into an actual change, for example by remembering which way earlier steps went.',
};
export const fusedMultiplyAdd = {
  term: 'fused multiply-add',
  meaning:
    'One instruction multiplies two numbers and adds a third, rounding once instead of twice. It is faster, and the last digits differ: runs agree to the bit where all of them round alike.',
};
export const dropout = {
  term: 'dropout',
  meaning: 'In training, a random share of the signals inside the model is set to zero, so that it cannot lean on any single one.',
};
export const hiddenSize = {
  term: 'hidden size',
  meaning: 'How many numbers the model uses to describe one character or position. More can describe it better, but need more weights.',
};
export const block = {
  term: 'block',
  meaning:
    'One floor of the model: first every position gathers from others, then each is processed by itself. Floors are stacked on top of each other.',
};
export const queryKeyValue = {
  term: 'query, key and value',
  meaning:
    'Three matrices by which a position looks around. The first asks what it needs, the second says what each place offers, the third is what is then passed on.',
};
export const gateUpDown = {
  term: 'gate, up and down',
  meaning:
    'The matrices of the half that works on each position by itself. One spreads it over many helper numbers, one decides which of them get through, and one brings the result back.',
};
export const token = {
  term: 'token',
  meaning:
    'One piece of what the model reads and writes. Here it is a single character, digit or picture; large language models use parts of words.',
};
export const embedding = {
  term: 'embedding',
  meaning: 'The table that turns a character or picture into a list of numbers, which is all that the rest of the model can compute with.',
};
export const norm = {
  term: 'norm',
  meaning:
    'A step that brings a list of numbers back to a standard size before it goes on, so that nothing grows without end from floor to floor.',
};
export const outputHead = {
  term: 'head',
  meaning:
    'The last matrix. It turns what the model has worked out at a position into one number for each possible answer; the highest wins.',
};
export const temperature = {
  term: 'temperature',
  meaning:
    'How much chance decides when the next character is chosen. At 0 the likeliest always wins; higher up, unlikely ones are drawn more often too.',
};
export const pinned = {
  term: 'pinned results',
  meaning:
    'Results that stay in the chart and the table while others are trained, so that the two can be compared. Only one set is kept for each task.',
};
export const attentionHead = {
  term: 'attention head',
  meaning:
    'A part that decides, for each position, which other positions to look at and how strongly. Several work side by side and look for different things.',
};
export const keyValueHeads = {
  term: 'key/value heads',
  meaning:
    'Each position offers a key, to be found by, and a value, to be read. Fewer of these than heads means that some heads share them.',
};
export const feedForward = {
  term: 'feed-forward size',
  meaning: 'How many helper numbers the second half of a block computes for each position before it sums them up again.',
};
export const window = {
  term: 'window',
  meaning: 'How many characters or positions the model sees at once. It knows nothing of what lies further back.',
};
export const activationFunction = {
  term: 'activation function',
  meaning:
    'The bend in the second half of a block; without it, two matrices in a row could do no more than one. SiLU lets a little through below zero, squared ReLU nothing.',
};
export const activations = {
  term: 'activations',
  meaning:
    'The numbers that flow through the model, as opposed to its weights. Here they can be rounded too: 8 bits allow 256 different values, 4 bits 16, 2 bits 4.',
};
export const recipe = {
  term: 'recipe',
  meaning: 'Which published design the model follows: where it normalises, how it rounds exact halves, and what its blocks look like.',
};
export const backend = {
  term: 'backend',
  meaning: 'What does the calculating in your browser: the graphics card or the processor. The page measures which is fastest here.',
};
export const webgpu = {
  term: 'WebGPU',
  meaning: 'The way in which a web page can calculate on the graphics card, which does thousands of multiplications at the same time.',
};
export const wasm = {
  term: 'WebAssembly',
  meaning:
    'A compact language close to what the processor speaks. It calculates much faster than ordinary page scripts, in every modern browser.',
};
export const gradientCheck = {
  term: 'gradient check',
  meaning:
    'A gradient says, for each weight, how the error changes if the weight grows a little. Before use, a device must reproduce stored gradients; otherwise it could train wrongly, unnoticed.',
};

export const inFormula = {
  clip: 'clip',
  round: 'round',
  given: 'if',
  otherwise: 'else',
  mean: 'mean',
  step: 'step',
  ramp: 'ramp',
  rightAnswer: 'right answer',
};

export const source = 'Source:';
export const close = 'Close the card';
export const section = (number: string): string => `section ${number}`;
export const equation = (number: string): string => `Eq. ${number}`;
export const algorithm = (number: string): string => `algorithm ${number}`;
export const format = 'format';
export const warmUpOfQuantisation = 'warm-up of the quantisation';
export const thisPage = 'this page';
export const eachTaskSays = 'each task states its own score and its baseline';
export const ownMeasure = 'this page’s own measure';
export const nearnessIsOurs = 'the distance of a tenth is our choice';
export const ownCount = 'this page’s own count';
export const everyStep = 'made at every step';
export const ownPacking = 'this page’s own packing';
export const inEachFile = 'described inside each file';
export const ownChoice = 'this page’s own choice';
export const underFairness = 'named under “A fair comparison”';
export const oneLength = 'models here are built for one length';
