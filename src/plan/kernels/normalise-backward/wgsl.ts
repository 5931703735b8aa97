import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { activationFunctions } from '../shared/activation';
import { dropoutFunctions } from '../shared/dropout';
import { rowThreads, threadPerRow, type RowLoop } from '../shared/row-loop';
import { normaliseBackward, type NormaliseBackwardShape } from './kernel';

/** wg.z = 0 is rows, wg.z = 1 is columns. */
export function normaliseBackwardShader(shape: NormaliseBackwardShape, loop: RowLoop = threadPerRow): Shader {
  const { rows, width, norm, accumulate, gated, activation, dropout, every } = shape;
  const layer = norm === 'layer';
  const each = (body: string): string => loop.each('width', body);
  const gradientAt = `r * (dy[o + i] * latents[at.x + i]${layer ? ' - meanD' : ''} - (x[origin + i] - s.x) * r * meanDX)`;
  const write = gated
    ? `let v = ${gradientAt}; let u = row * at.gatedStride + i; let z = dx[u]; dx[u] = v * dx[u + width] * slope(z); dx[u + width] = v * act(z);`
    : `dx[origin + i] = (${accumulate ? 'dx[origin + i] + ' : ''}${gradientAt})${dropout > 0 ? ' * maskAt(row, i)' : ''};`;
  return shaderOf({
    ...normaliseBackward(shape),
    sizes: { rows, width, stride: padded(width), every, gatedStride: padded(2 * width) },
    declarations: `${loop.declarations}
${gated ? activationFunctions[activation] : ''}
${dropout > 0 ? dropoutFunctions('mask', dropout, 'at.width') : ''}
fn rowGradient(row: u32, lane: u32) {
  if (row >= at.rows * at.every) { return; }
  let width = at.width; let origin = row * at.stride;
  ${every > 1 ? `if (row % at.every != at.every - 1u) { ${each('dx[origin + i] = 0.0;')} return; }` : ''}
  let readout = row / at.every; let o = readout * at.stride; let s = statistics[readout]; let r = s.y;
  var meanD = 0.0; var meanDX = 0.0;
  ${each(`let d = dy[o + i] * latents[at.x + i]; meanD += d; meanDX += d * (x[origin + i] - s.x) * r;`)}
  meanD = ${loop.sum('meanD')} / f32(width); meanDX = ${loop.sum('meanDX')} / f32(width);
  ${each(write)}
}
${loop === threadPerRow ? columnPerThread(shape) : columnsPerWorkgroup(shape)}`,
    main: `if (wg.z == 0u) { rowGradient(${loop.row}, lane); } else { columnGradient(${loop.row}, lane); }`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(Math.max(rows * every, loop === threadPerRow ? width : Math.ceil(width / columnsTogether))), 2],
    features: loop.features,
  });
}

/** What a row adds to the gradients of a column's gain and bias. */
const columnTerm =
  'let d = dy[row * stride + i]; let s = statistics[row]; gain += d * (x[(row * every + every - 1u) * stride + i] - s.x) * s.y; bias += d;';

const columnStore = ({ norm }: NormaliseBackwardShape): string =>
  `gradient[at.x + i] = gain; ${norm === 'layer' ? 'gradient[at.y + i] = bias;' : ''}`;

const columnPerThread = (shape: NormaliseBackwardShape): string => `fn columnGradient(i: u32, lane: u32) {
  if (i >= at.width) { return; }
  let rows = at.rows; let stride = at.stride; let every = at.every; var gain = 0.0; var bias = 0.0;
  for (var row = 0u; row < rows; row++) { ${columnTerm} }
  ${columnStore(shape)}
}`;

/** Columns of a workgroup, whose threads read them side by side; as many groups of threads share the rows. */
const columnsTogether = 8;

/** Groups of threads add up every eighth row each; their parts are added in a fixed order. */
const columnsPerWorkgroup = (shape: NormaliseBackwardShape): string => `var<workgroup> columnParts: array<vec2<f32>, ${rowThreads}>;
fn columnGradient(block: u32, lane: u32) {
  let i = block * ${columnsTogether}u + lane % ${columnsTogether}u; let group = lane / ${columnsTogether}u;
  let rows = at.rows; let stride = at.stride; let every = at.every; var gain = 0.0; var bias = 0.0;
  if (i < at.width) { for (var row = group; row < rows; row += ${rowThreads / columnsTogether}u) { ${columnTerm} } }
  columnParts[lane] = vec2<f32>(gain, bias);
  workgroupBarrier();
  if (group > 0u || i >= at.width) { return; }
  for (var other = 1u; other < ${rowThreads / columnsTogether}u; other++) { let part = columnParts[lane + other * ${columnsTogether}u]; gain += part.x; bias += part.y; }
  ${columnStore(shape)}
}`;
