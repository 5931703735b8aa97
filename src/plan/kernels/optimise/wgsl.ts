import { ruleOf } from '../../../catalog/optimisers/rules';
import { clipNormAt, optimiserAt, stepNumberAt } from '../../hyper.as';
import { shaderOf, type Shader } from '../../wgsl';
import { threadPerRow, type RowLoop } from '../shared/row-loop';
import { partCount } from '../sum-step/kernel';
import { optimise, type OptimiseShape } from './kernel';

/** The sums by everybody, the update by chunks. */
export function optimiseShader(shape: OptimiseShape, loop: RowLoop = threadPerRow): Shader {
  const { parameters } = shape;
  const { hyperPlaces, wgsl } = ruleOf(shape.optimiser);
  // Enough for a first reduction of 256 parts.
  const chunk = loop === threadPerRow ? 128 : 512;
  return shaderOf({
    ...optimise(shape),
    sizes: { parameters },
    // By its bits: compilers of shaders may assume that nothing is infinite.
    declarations: `${loop.declarations}
fn finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }`,
    main: `let row = ${loop.row}; let start = row * ${chunk}u; if (start >= at.parameters) { return; }
var squares = 0.0; var nats = 0.0; ${loop.each(partCount, 'let part = parts[i]; squares += part.x; nats += part.y;')}
squares = ${loop.sum('squares')}; nats = ${loop.sum('nats')};
let norm = sqrt(squares); let most = hyper[${clipNormAt}]; let factor = select(min(1.0, most / (norm + 1e-6)), 1.0, most == 0.0); let counts = finite(nats);
if (row == 0u) { ${loop.each(1, `report[0] = nats; report[1] = factor; report[2] = norm; report[3] = select(-hyper[${stepNumberAt}], hyper[${stepNumberAt}], counts);`)} }
if (!counts) { return; }
${Object.entries(hyperPlaces)
  .map(([name, place]) => `let ${name} = hyper[${optimiserAt + place}];`)
  .join(' ')}
${loop.each(
  `min(${chunk}u, at.parameters - start)`,
  `let n = start + i; let slope = gradient[n] * factor;
  ${wgsl}`,
)}`,
    workgroupSize: loop.workgroupSize,
    workgroups: [...loop.workgroups(Math.ceil(parameters / chunk)), 1],
    features: loop.features,
  });
}
