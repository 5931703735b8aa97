/**
 * Bit planes and population counts. Of 32 codes one word says which are +1 and one which are −1; of 32 activations eight
 * words hold their eight bits (two's complement, so the last weighs −128):
 *
 *   y = Σ_b ±2^b · (popcount(plus & plane_b) − popcount(minus & plane_b))
 *
 * Needs nothing but `countOneBits`, which every WebGPU has.
 */
import * as words from '#words/packed/kernels';
import type { CodedMatrix } from './product-kernel';
import { workgroupRows, type WebgpuLayout } from './webgpu-layout';

const codesPerWord = 32;
const planes = 8;
const groupsOf = (columns: number): number => Math.ceil(columns / codesPerWord);

export const bitPlanes: WebgpuLayout = {
  label: words.planes,
  codeWords: (columns) => 2 * groupsOf(columns),
  activationWords: (columns) => planes * groupsOf(columns),
  packCodes({ rows, columns, codes }: CodedMatrix) {
    const words = new Uint32Array(rows * 2 * groupsOf(columns));
    for (let row = 0, i = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, i++) {
        const code = codes[i] ?? 0;
        if (code === 0) continue;
        const at = 2 * (Math.floor(column / codesPerWord) * rows + row) + (code > 0 ? 0 : 1);
        words[at] = (words[at] ?? 0) | (1 << (column % codesPerWord));
      }
    }
    return words;
  },
  packActivations(x, words) {
    for (const [column, value] of x.entries()) {
      const at = planes * Math.floor(column / codesPerWord);
      for (let bit = 0; bit < planes; bit++) words[at + bit] = (words[at + bit] ?? 0) | (((value >> bit) & 1) << (column % codesPerWord));
    }
  },
  correction: () => 0,
  wgsl: (rows, columns) => `
@group(0) @binding(0) var<storage, read> codes: array<vec2<u32>>;
@group(0) @binding(1) var<storage, read> activations: array<u32>;
@group(0) @binding(2) var<storage, read_write> sums: array<i32>;
@compute @workgroup_size(${workgroupRows}) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= ${rows}u) { return; }
  var sum = 0;
  for (var group = 0u; group < ${groupsOf(columns)}u; group++) {
    let code = codes[group * ${rows}u + id.x];
    let at = (id.y * ${groupsOf(columns)}u + group) * ${planes}u;
    for (var bit = 0u; bit < ${planes}u; bit++) {
      let plane = activations[at + bit];
      let counted = (i32(countOneBits(code.x & plane)) - i32(countOneBits(code.y & plane))) << bit;
      sum += select(counted, -counted, bit == ${planes - 1}u);
    }
  }
  sums[id.y * ${rows}u + id.x] = sum;
}`,
};
