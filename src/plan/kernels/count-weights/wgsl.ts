import { modeOf } from '../../../catalog/modes/modes';
import type { WeightRule } from '../../../catalog/modes/weight-rule';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { axisPerCode, nearby, nearbyAmong, oftenFlips, weightAxis } from '../../../math/weight-counts';
import { codeBits, flipShift } from '../../code-words';
import { literal, shaderOf, type Shader } from '../../wgsl';
import { groupTable } from '../shared/groups';
import { matrixMeans, matrixTable } from '../shared/matrix-table';
import { countWeights, countWords, countsWidth, type CountWeightsShape } from './kernel';

/** Weights that a thread counts. */
const perThread = 32;

/** Adds atomically. A thread adds up what it can by itself, and a run of equal bins at once. g.y is the matrix. */
export function countWeightsShader(shape: CountWeightsShape): Shader {
  const { matrices, largest, mode, variant, weightScale } = shape;
  const { levels, thresholds, centred, rounding, ...own } = modeOf(mode);
  const quantiser = own.wgsl(variant);
  const isRounded = levels !== null;
  const perCode = axisPerCode(levels ?? []);
  const { values } = recordLayoutOf(levels ?? []);
  const { min, max, bins } = weightAxis;
  // `|` and not `||`: a branch for each of sixteen places takes a software adapter a minute to compile.
  const near = (value: string, places: readonly string[], distance = nearby): string =>
    places.length === 0 ? 'false' : places.map((place) => `(abs(${value} - ${place}) <= ${literal(distance)})`).join(' | ');
  const axisPlaces = (levels ?? []).map((level) => level * perCode);
  const atLevel = (value: string): string => near(value, axisPlaces.map(literal), nearbyAmong(axisPlaces));
  const atThreshold = (value: string): string =>
    near(
      value,
      // As `thresholdsAt` has it.
      thresholds.map((threshold) => (centred ? `(${literal(threshold)} + mean / unit)` : literal(threshold))),
    );
  const tallies = [
    'undecided',
    'latentNearLevel',
    ...(isRounded ? (['effectiveNearLevel', 'neverFlipped', 'flippedOften'] as const) : []),
  ] as const;
  const coded = `let word = codes[matrix.firstFlip + i]; codeCounts[word & ${codeBits}u] += 1u; let flipped = word >> ${flipShift}u;
  if (flipped == 0u) { neverFlipped += 1u; }
  if (flipped >= ${oftenFlips}u) { flippedOften += 1u; }
  let shown = effective[placeIn(matrix, i)] / ${weightScale === 'none' ? '1.0' : 'unit'}${perCode === 1 ? '' : ` * ${literal(perCode)}`};
  if (${atLevel('shown')}) { effectiveNearLevel += 1u; }`;
  return shaderOf({
    ...countWeights(shape),
    declarations: `${matrixMeans(quantiser?.scale ?? 'absMean')}
${matrixTable}
${rounding === null ? '' : groupTable(rounding.granularity)}
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
let to = (matrix.number - 1u) * ${countsWidth}u; let means = meansOf(g.y, matrix.count); let mean = means.y;
${rounding === null ? ofMatrix : ofGroups(rounding)}
${isRounded ? `var codeCounts = array<u32, ${codeBits + 1}>();` : ''}
${tallies.map((tally) => `var ${tally} = 0u;`).join(' ')}
var latentRun = Run(0u, 0u); var effectiveRun = Run(0u, 0u);
for (var i = start; i < min(start + ${perThread}u, matrix.count); i++) {
  ${rounding === null ? '' : groupUnit}
  let w = latents[matrix.offset + i] / unit${perCode === 1 ? '' : ` * ${literal(perCode)}`};
  if (${
    rounding === null
      ? atThreshold('w')
      : near(
          '((latents[matrix.offset + i] - group.offset) * group.factor)',
          rounding.cuts.map(({ at }) => literal(at)),
        )
  }) { undecided += 1u; }
  if (${atLevel('w')}) { latentNearLevel += 1u; }
  latentRun = countIn(latentRun, to + ${countWords.latent}u, w);
  ${isRounded ? coded : 'let shown = w;'}
  effectiveRun = countIn(effectiveRun, to + ${countWords.effective}u, shown);
}
flush(latentRun); flush(effectiveRun);
${isRounded ? `for (var code = 0u; code < ${values}u; code++) { if (codeCounts[code] > 0u) { atomicAdd(&counts[to + ${countWords.codes}u + code], codeCounts[code]); } }` : ''}
${tallies.map((tally) => `if (${tally} > 0u) { atomicAdd(&counts[to + ${countWords[tally]}u], ${tally}); }`).join('\n')}`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largest / perThread / 16), matrices, 1],
  });
}

const stored = (mean: string, unit: string): string =>
  `if (start == 0u) { atomicStore(&counts[to], bitcast<u32>(gamma)); atomicStore(&counts[to + 1u], bitcast<u32>(${mean})); atomicStore(&counts[to + 2u], bitcast<u32>(${unit})); }`;

// A scale of zero means that every weight is zero; any unit shows that.
const ofMatrix = `let gamma = scaleOf(means.x); let unit = select(1.0, gamma, gamma > 0.0);
${stored('mean', 'gamma')}`;

/** Means over the groups of a matrix, by its first thread. */
const ofGroups = ({ granularity }: WeightRule): string => `var gamma = 0.0; var cutUnit = 0.0;
if (start == 0u) {
  let groups = ${granularity === 'matrix' ? '1u' : 'groupOf(matrix, matrix.count - 1u) + 1u - matrix.firstGroup'};
  for (var k = 0u; k < groups; k++) { let one = groupAt(matrix.firstGroup + k); gamma += one.scale; if (one.factor > 0.0) { cutUnit += 1.0 / one.factor; } }
  gamma /= f32(groups); cutUnit /= f32(groups);
}
${stored('mean', 'cutUnit')}`;

const groupUnit = 'let group = groupAt(groupOf(matrix, i)); let unit = select(1.0, group.scale, group.scale > 0.0);';
