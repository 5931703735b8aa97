import { modeOf } from '../../../catalog/modes/modes';
import { nearby, oftenFlips, weightAxis } from '../../../math/weight-counts';
import { codeBits } from '../../code-words';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { matrixMeans, matrixTable } from '../shared/matrix-table';
import { countWeights, countWords, countsWidth, type CountWeightsShape } from './kernel';

/** Weights that a thread counts. */
const perThread = 32;

/** Adds atomically. A thread adds up what it can by itself, and a run of equal bins at once. g.y is the matrix. */
export function countWeightsShader(shape: CountWeightsShape): Shader {
  const { matrices, largest, mode, variant, weightScale } = shape;
  const { levels, thresholds, centred } = modeOf(mode);
  const quantiser = modeOf(mode).wgsl(variant);
  const { min, max, bins } = weightAxis;
  const near = (value: string, places: readonly string[]): string =>
    places.length === 0 ? 'false' : places.map((place) => `abs(${value} - ${place}) <= ${literal(nearby)}`).join(' || ');
  const atLevel = (value: string): string => near(value, (levels ?? []).map(literal));
  const atThreshold = (value: string): string =>
    near(
      value,
      // As `thresholdsAt` has it.
      thresholds.map((threshold) => (centred ? `(${literal(threshold)} + mean / unit)` : literal(threshold))),
    );
  const tallies = [
    'undecided',
    'latentNearLevel',
    ...(quantiser === null ? [] : (['minus', 'zero', 'plus', 'effectiveNearLevel', 'neverFlipped', 'flippedOften'] as const)),
  ] as const;
  const coded = `let word = codes[matrix.firstFlip + i]; let code = word & ${codeBits}u; let flipped = word >> 2u;
  if (code < 1u) { minus += 1u; } else if (code > 1u) { plus += 1u; } else { zero += 1u; }
  if (flipped == 0u) { neverFlipped += 1u; }
  if (flipped >= ${oftenFlips}u) { flippedOften += 1u; }
  let shown = effective[placeIn(matrix, i)] / ${weightScale === 'none' ? '1.0' : 'unit'};
  if (${atLevel('shown')}) { effectiveNearLevel += 1u; }`;
  return shaderOf({
    ...countWeights(shape),
    declarations: `${matrixMeans(quantiser?.scale ?? 'absMean')}
${matrixTable}
// By its bits: compilers of shaders may assume that nothing is infinite.
fn finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }
fn binOf(x: f32) -> u32 { return u32(clamp(floor((x - ${literal(min)}) * ${literal(bins / (max - min))}), 0.0, ${literal(bins - 1)})); }
struct Run { bin: u32, length: u32 }
fn countIn(run: Run, first: u32, x: f32) -> Run {
  if (!finite(x)) { return run; }
  let bin = first + binOf(x);
  if (bin == run.bin) { return Run(bin, run.length + 1u); }
  flush(run);
  return Run(bin, 1u);
}
fn flush(run: Run) { if (run.length > 0u) { atomicAdd(&counts[run.bin], run.length); } }`,
    main: `let matrix = matrixOf(g.y); let start = g.x * ${perThread}u; if (matrix.number == 0u || start >= matrix.count) { return; }
let to = (matrix.number - 1u) * ${countsWidth}u; let means = meansOf(g.y, matrix.count); let gamma = scaleOf(means.x); let mean = means.y;
// A scale of zero means that every weight is zero; any unit shows that.
let unit = select(1.0, gamma, gamma > 0.0);
if (start == 0u) { atomicStore(&counts[to], bitcast<u32>(gamma)); atomicStore(&counts[to + 1u], bitcast<u32>(mean)); }
${tallies.map((tally) => `var ${tally} = 0u;`).join(' ')}
var latentRun = Run(0u, 0u); var effectiveRun = Run(0u, 0u);
for (var i = start; i < min(start + ${perThread}u, matrix.count); i++) {
  let w = latents[matrix.offset + i] / unit;
  if (${atThreshold('w')}) { undecided += 1u; }
  if (${atLevel('w')}) { latentNearLevel += 1u; }
  latentRun = countIn(latentRun, to + ${countWords.latent}u, w);
  ${quantiser === null ? 'let shown = w;' : coded}
  effectiveRun = countIn(effectiveRun, to + ${countWords.effective}u, shown);
}
flush(latentRun); flush(effectiveRun);
${tallies.map((tally) => `if (${tally} > 0u) { atomicAdd(&counts[to + ${countWords[tally]}u], ${tally}); }`).join('\n')}`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largest / perThread / 16), matrices, 1],
  });
}
