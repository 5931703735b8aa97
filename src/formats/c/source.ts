/**
 * The text of `model.c`: what the file says of itself, the sizes, the numbers of the model as constant arrays, and the program of
 * `runtime/` without what this model does not use.
 *
 *   static const uint8_t blocks_0_attention_query_weight[820] = { … };   codes, packed as in a packed file
 *   #define blocks_0_attention_query_weight_scale N(…, 0.0512f), -34       γ or β, and the exponent of the first number
 *   static const number blocks_0_attention_query_weight_scales[64] = { … };   of rows or groups
 *   static const number final_norm_gain[64] = { N(…, 1.0f), … };         every other tensor, row-major; see `numbers.ts`
 */
import { notFinite } from '#words/formats/c';
import { largestActivation } from '../../catalog/modes/activations';
import { modeOf } from '../../catalog/modes/modes';
import type { Task } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { fieldLayoutOf } from '../../math/codes/code-fields';
import { elementCount, type Architecture } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { symbolList } from '../safetensors/own-metadata';
import type { CodedTensor, PortableModel, PortableTensor, Progress } from '../format';
import { OPEN_SEAL } from '../shared/open-seal';
import { reportingEach } from '../shared/progress';
import { cString, identifierOf, jsonInComment, wordsInComment } from './c-text';
import { footprintOf, inKilobytes, widthsOf } from './footprint';
import { keepOnly } from './keep-only';
import { constantText, exponentOf, fixedOf, linesOf, realText } from './numbers';
import { questionOf, type Question } from './question';
import program from './runtime/model.c?raw';
import strokes from './runtime/strokes.c?raw';
import text from './runtime/text.c?raw';
import main from './runtime/main.c?raw';

export const signature = '/* model.c of BitNet Playground';
export const sealMarker = ' * crc32: ';
export const version = '1';

export function sourceOf(model: PortableModel, progress?: Progress): string {
  const { experiment, tensors } = model;
  const architecture = architectureOf(experiment);
  const task = taskOf(experiment);
  const isTokens = task.kind === 'tokens';
  const question = isTokens ? questionOf(task, experiment.seqLen) : null;
  const exponents = new Map(
    tensors.map((tensor) => [tensor.name, tensor.kind === 'float' ? exponentOf(tensor.values) : exponentOf(tensor.scale.values)]),
  );
  const { packing } = modeOf(experiment.mode);
  const flags = {
    TERNARY: packing?.id === 'base3',
    THREES: packing?.id === 'threeOfFour5',
    FIELDS: packing?.isOfFields === true,
    FINE_SCALES: hasFineScales(experiment),
    EDIFICE: architecture.recipe === 'edifice',
    BIASES: architecture.recipe === 'edifice',
    SUB_NORMS: architecture.subNorms,
    RELU2: architecture.activation === 'relu2',
    FRAMES: !isTokens,
    PROJECTED: architecture.input.kind === 'frames' && architecture.input.embedDim !== architecture.hiddenSize,
    PADS: (question?.digits ?? 0) > 0,
    FIXED: question !== null && question.length !== null,
  };
  const arrays = tensors.map(reportingEach((tensor) => arrayOf(tensor, exponents.get(tensor.name) ?? 0, experiment), progress));
  const reference = (name: string): string => `{${identifierOf(name)}, ${exponents.get(name.replace(/_scales$/, '')) ?? 0}}`;
  const parts = program
    .replace('/*{ARRAYS}*/', () => [positionsOf(architecture), symbolsOf(task, question), ...arrays].join('\n\n'))
    .replace('/*{BLOCKS}*/', () =>
      [blocksOf(architecture, reference, hasFineScales(experiment)), othersOf(architecture, reference)].join('\n\n'),
    );
  const texts = [parts, isTokens ? text : strokes, main].map((part) => keepOnly(part, flags));
  return [headOf(model, task), sizesOf(architecture, task, question), ...texts].join('\n');
}

function headOf({ experiment, step }: PortableModel, task: Task): string {
  const { flashBytes, ramBytes } = footprintOf(experiment);
  const { label, packing } = modeOf(experiment.mode);
  return `${signature}
 *
 * ${wordsInComment(task.label)}, ${wordsInComment(label.toLowerCase())} weights. One file of C99 without a heap. The layers compute in integers:
 * 8-bit activations times codes, added up in 32 bits. With -DBITNET_FLOAT they compute as the page does, to the bit.
 *
 *   cc -std=c99 -O2 FILE.c -o model -lm
 *   ./model 'the question'
 *
 * On a processor with 32 bits: about ${inKilobytes(flashBytes)} of flash, ${inKilobytes(ramBytes)} of RAM.
 * To be built into another program: -DBITNET_NO_MAIN, and declare
 *   const char *bitnet_answer(const char *prompt, void (*put)(const char *text));
 *
 * Codes are packed: ${wordsInComment(packing?.description ?? '')}.
 * BitNet Playground opens this file again; what it reads is below, and every array. A file that was edited is refused.
 *
${sealMarker}${OPEN_SEAL}
 * version: ${version}
 * step: ${step}
 * experiment: ${jsonInComment(experiment)}
 * symbols: ${jsonInComment(JSON.parse(symbolList(experiment)))}
 */
`;
}

function sizesOf(architecture: Architecture, task: Task, question: Question | null): string {
  const { hiddenSize, numHeads, numKvHeads, numLayers, seqLen, activationBits, normEpsilon, input } = architecture;
  const headDim = hiddenSize / numHeads;
  const kv = headDim * numKvHeads;
  const widths = widthsOf(architecture);
  const epsilonExponent = exponentOf([normEpsilon]);
  const sizes: readonly (readonly [string, string | number])[] = [
    ['POSITIONS', seqLen],
    ['HIDDEN', hiddenSize],
    ['HEADS', numHeads],
    ['KV_HEADS', numKvHeads],
    ['HEAD', headDim],
    ['KV', kv],
    ['LAYERS', numLayers],
    ['OUTPUTS', widths.outputs],
    ...(input.kind === 'frames' ? [['INPUTS', input.embedDim] as const] : []),
    ['FIRST', widths.first],
    ['SECOND', widths.second],
    ['WIDEST', widths.widest],
    ['LEVELS', largestActivation(activationBits ?? 8)],
    ...codeSizes(architecture),
    ['EPSILON', String(normEpsilon)],
    ['EPSILON_DIGITS', fixedOf(normEpsilon, epsilonExponent)],
    ['EPSILON_EXPONENT', `(${epsilonExponent})`],
    ['USAGE', usageOf(question, seqLen)],
    ['LINE', task.kind === 'tokens' ? 8 * seqLen + 64 : 8192],
    ...(question === null
      ? []
      : [
          ['ANSWER', question.answerLength ?? 60] as const,
          ['BEFORE', `{${[...question.before, 0].join(', ')}}`] as const,
          ['BEFORE_COUNT', question.before.length] as const,
          ['AFTER', `{${[...question.after, 0].join(', ')}}`] as const,
          ['AFTER_COUNT', question.after.length] as const,
          ['QUESTION', question.length ?? 0] as const,
          ['DIGITS', question.digits] as const,
        ]),
  ];
  const factor = 1 / Math.sqrt(headDim);
  return `${sizes.map(([name, value]) => `#define ${name} ${value}`).join('\n')}

/* A number as the integer build holds it, and as the float build does. */
#ifdef BITNET_FLOAT
#define N(fixed, real) real
#define SCORE_FACTOR ${factor} /* 1 / sqrt(HEAD) */
#else
#define N(fixed, real) fixed
#define SCORE_FACTOR ${Math.round(factor * 2 ** 30)} /* 2^30 / sqrt(HEAD) */
#endif
`;
}

/** Fields of a packing in bits. */
function codeSizes({ mode }: Architecture): readonly (readonly [string, string | number])[] {
  const { packing, levels } = modeOf(mode);
  if (packing?.isOfFields !== true || levels === null) return [];
  const { lowest, step } = fieldLayoutOf(levels);
  return [
    ['CODE_BITS', packing.bits],
    ['LOWEST_CODE', `(${lowest})`],
    ['CODE_STEP', step],
  ];
}

function usageOf(question: Question | null, seqLen: number): string {
  if (question === null) return cString('Give a stroke as points, y down: two or more as "x,y x,y ...".');
  const { length, example } = question;
  const manner = length === null ? `Begin with fewer than ${seqLen} symbols that the model knows` : 'Ask as the model was trained';
  return cString(`${manner}, for example: ${example}`);
}

function symbolsOf(task: Task, question: Question | null): string {
  const symbols = question?.symbols ?? (task.kind === 'frames' ? task.labels : []);
  return `static const char *const symbols[OUTPUTS] = {\n${linesOf(symbols.map(cString), 12)}\n};`;
}

/** How far the pairs of a head turn from position to position. */
function positionsOf(architecture: Architecture): string {
  const { recipe, hiddenSize, numHeads, seqLen, ropeTheta, ropeFactor } = architecture;
  if (recipe === 'edifice') return '';
  const headDim = hiddenSize / numHeads;
  const pairs = Array.from({ length: headDim / 2 }, (_, i) => ropeTheta ** ((-2 * i) / headDim));
  const angles = Array.from({ length: seqLen }, (_, position) => pairs.map((frequency) => (position / ropeFactor) * frequency)).flat();
  const table = (name: string, of: (angle: number) => number): string =>
    `static const float ${name}[POSITIONS * HEAD / 2] = {\n${linesOf(
      angles.map((angle) => realText(Math.fround(of(angle)))),
      8,
    )}\n};`;
  const turns = pairs.map((frequency) => `UINT64_C(${BigInt(Math.round((frequency / ropeFactor / (2 * Math.PI)) * 2 ** 53)) << 11n})`);
  return `#ifdef BITNET_FLOAT
${table('cosines', Math.cos)}
${table('sines', Math.sin)}
#else
static const uint64_t turns[HEAD / 2] = {\n${linesOf(turns, 4)}\n};
#endif`;
}

function arrayOf(tensor: PortableTensor, exponent: number, experiment: Experiment): string {
  const name = identifierOf(tensor.name);
  if (tensor.kind === 'float') {
    if (!tensor.values.every(Number.isFinite)) throw new RangeError(notFinite);
    const items = Array.from(tensor.values, (value) => constantText(value, exponent));
    return `static const number ${name}[${elementCount(tensor.shape)}] = {\n${linesOf(items, 6)}\n};`;
  }
  const { packing } = modeOf(experiment.mode);
  if (packing === null) throw new RangeError(`Tensor "${tensor.name}" holds codes that have no packing.`);
  if (!tensor.scale.values.every(Number.isFinite)) throw new RangeError(notFinite);
  const bytes = packing.pack(tensor.codes);
  return `${scalesOf(tensor, exponent, hasFineScales(experiment))}
static const uint8_t ${name}[${bytes.length}] = {\n${linesOf(Array.from(bytes, String), 28)}\n};`;
}

/** Whether products have scales of rows or groups: bare codes have none, wherever they were rounded by. */
const hasFineScales = ({ mode, weightScale }: Experiment): boolean => modeOf(mode).granularity !== 'matrix' && weightScale !== 'none';

/** Scales of rows and groups are an array; where the program multiplies by none, only the reader sees it. */
function scalesOf({ name, scale: { granularity, values } }: CodedTensor, exponent: number, isUsed: boolean): string {
  const [first = 0] = values;
  if (granularity === 'matrix') return `#define ${identifierOf(name)}_scale ${constantText(first, exponent)}, ${exponent}`;
  const items = Array.from(values, (value) => constantText(value, exponent));
  const array = `static const number ${identifierOf(name)}_scales[${values.length}] = {\n${linesOf(items, 6)}\n};`;
  return isUsed ? array : `#if 0 /* codes are used bare */\n${array}\n#endif`;
}

type Reference = (name: string) => string;

function blocksOf(architecture: Architecture, reference: Reference, hasFine: boolean): string {
  const { recipe, hiddenSize: hidden, numHeads, numKvHeads, feedForwardSize: ff, numLayers, subNorms, weightScale, mode } = architecture;
  const { granularity } = modeOf(mode);
  const kv = (hidden / numHeads) * numKvHeads;
  const matrix = (name: string, rows: number, columns: number, bias: boolean): string => {
    const codes = identifierOf(`${name}.weight`);
    const bare = `${constantText(1, exponentOf([1]))}, ${exponentOf([1])}`;
    const group = typeof granularity === 'string' ? columns : Math.min(granularity.group, columns);
    const fine = `${reference(`${name}.weight_scales`).slice(1, -1)}, ${group}`;
    const scale = hasFine ? fine : weightScale === 'none' ? bare : `${codes}_scale`;
    return `{${codes}, ${rows}, ${columns}, ${scale}${bias ? `, ${reference(`${name}.bias`)}` : ''}}`;
  };
  const blocks = Array.from({ length: numLayers }, (_, layer) => {
    const at = (part: string): string => `blocks.${layer}.${part}`;
    const parts =
      recipe === 'edifice'
        ? [
            reference(at('attention_norm.gain')),
            reference(at('attention_norm.bias')),
            matrix(at('attention.qkv'), hidden + 2 * kv, hidden, true),
            matrix(at('attention.output'), hidden, hidden, true),
            reference(at('feed_forward_norm.gain')),
            reference(at('feed_forward_norm.bias')),
            matrix(at('feed_forward.up'), ff, hidden, true),
            matrix(at('feed_forward.down'), hidden, ff, true),
          ]
        : [
            reference(at('attention_norm.gain')),
            matrix(at('attention.query'), hidden, hidden, false),
            matrix(at('attention.key'), kv, hidden, false),
            matrix(at('attention.value'), kv, hidden, false),
            ...(subNorms ? [reference(at('attention_sub_norm.gain'))] : []),
            matrix(at('attention.output'), hidden, hidden, false),
            reference(at('feed_forward_norm.gain')),
            matrix(at('feed_forward.gate'), ff, hidden, false),
            matrix(at('feed_forward.up'), ff, hidden, false),
            ...(subNorms ? [reference(at('feed_forward_sub_norm.gain'))] : []),
            matrix(at('feed_forward.down'), hidden, ff, false),
          ];
    return `  {\n${parts.map((part) => `    ${part},`).join('\n')}\n  },`;
  });
  return `static const struct block blocks[LAYERS] = {\n${blocks.join('\n')}\n};`;
}

/** What stands before and behind the blocks. */
function othersOf({ recipe, input, hiddenSize }: Architecture, reference: Reference): string {
  const named = (variable: string, tensor: string): string => `static const struct constants ${variable} = ${reference(tensor)};`;
  return [
    named('final_gain', 'final_norm.gain'),
    ...(recipe === 'edifice' ? [named('final_bias', 'final_norm.bias')] : []),
    ...(input.kind === 'tokens'
      ? [named('embedding', 'embedding.weight')]
      : [
          ...(input.embedDim === hiddenSize
            ? []
            : [named('into_stream', 'input_projection.weight'), named('into_stream_bias', 'input_projection.bias')]),
          named('into_scores', 'head.weight'),
          named('into_scores_bias', 'head.bias'),
        ]),
  ].join('\n');
}
