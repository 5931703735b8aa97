import { kernelOf, literal, padded, type BindingKind, type Kernel } from '../../wgsl';
import { activationFunctions } from '../shared/activation';
import { dropoutFunctions } from '../shared/dropout';
import type { NormaliseBackwardShape } from './shape';

/**
 * Gradient of a norm, of its gain and of its bias, in one dispatch; straight through the rounding that followed.
 *   x̂ = (x − μ)·r      d = ∂y·gain      ∂x = r·(d − mean d − x̂·mean(d·x̂)), without `mean d` in RMSNorm
 *   ∂gain = Σ ∂y·x̂ over rows      ∂bias = Σ ∂y over rows
 * and through act(gate)·up, d the gradient of the product:  ∂gate = d·up·act′(gate)      ∂up = d·act(gate)
 * g.y = 0 is rows, g.y = 1 is columns. `at.x`, `at.y`: offsets of gain and bias.
 */
export function normaliseBackward(shape: NormaliseBackwardShape): Kernel {
  const { rows, width, norm, accumulate, gated, activation, dropout, every } = shape;
  const stride = padded(width);
  const layer = norm === 'layer';
  const bindings: Record<string, BindingKind> = {
    dy: 'read f32', x: 'read f32', statistics: 'read vec2<f32>', latents: 'read f32', dx: 'read_write f32', gradient: 'read_write f32',
  };
  if (gated) bindings['gateUp'] = 'read f32';
  if (dropout > 0) bindings['mask'] = 'read u32';
  const each = (body: string): string => `for (var i = 0u; i < ${width}u; i++) { ${body} }`;
  const gradientAt = `r * (dy[o + i] * latents[at.x + i]${layer ? ' - meanD' : ''} - (x[origin + i] - s.x) * r * meanDX)`;
  const write = gated
    ? `let v = ${gradientAt}; let u = row * ${padded(2 * width)}u + i; let z = gateUp[u]; dx[u] = v * gateUp[u + ${width}u] * slope(z); dx[u + ${width}u] = v * act(z);`
    : `dx[origin + i] = (${accumulate ? 'dx[origin + i] + ' : ''}${gradientAt})${dropout > 0 ? ' * maskAt(row, i)' : ''};`;
  return kernelOf({
    name: 'normalise-backward',
    shape,
    bindings,
    declarations: `${gated ? activationFunctions[activation] : ''}
${dropout > 0 ? dropoutFunctions('mask', dropout, width) : ''}
fn rowGradient(row: u32) {
  if (row >= ${rows * every}u) { return; }
  let origin = row * ${stride}u;
  ${every > 1 ? `if (row % ${every}u != ${every - 1}u) { ${each('dx[origin + i] = 0.0;')} return; }` : ''}
  let o = row / ${every}u * ${stride}u; let s = statistics[row / ${every}u]; let r = s.y;
  var meanD = 0.0; var meanDX = 0.0;
  ${each(`let d = dy[o + i] * latents[at.x + i]; meanD += d; meanDX += d * (x[origin + i] - s.x) * r;`)}
  meanD /= ${literal(width)}; meanDX /= ${literal(width)};
  ${each(write)}
}
fn columnGradient(i: u32) {
  if (i >= ${width}u) { return; }
  var gain = 0.0; var bias = 0.0;
  for (var row = 0u; row < ${rows}u; row++) {
    let d = dy[row * ${stride}u + i]; let s = statistics[row];
    gain += d * (x[(row * ${every}u + ${every - 1}u) * ${stride}u + i] - s.x) * s.y; bias += d;
  }
  gradient[at.x + i] = gain;
  ${layer ? 'gradient[at.y + i] = bias;' : ''}
}`,
    main: 'if (g.y == 0u) { rowGradient(g.x); } else { columnGradient(g.x); }',
    workgroupSize: [8, 1],
    workgroups: [Math.ceil(Math.max(rows * every, width) / 8), 2, 1],
  });
}
