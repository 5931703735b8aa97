/**
 * Dot products of four bytes at a time (`dot4I8Packed`), where the browser offers them. A word holds 16 codes in 2 bits
 * each, field = code + 1, so laid that `(word >> 2j) & 0x03030303` is four neighbouring ones as bytes:
 *
 *   y = Σ_j dot4(fields_j, x_j) − Σ x
 */
import * as words from '#words/packed/kernels';
import type { CodedMatrix } from './product-kernel';
import { workgroupRows, type WebgpuLayout } from './webgpu-layout';

const codesPerWord = 16;
const groupsOf = (columns: number): number => Math.ceil(columns / codesPerWord);

export const packedDot: WebgpuLayout = {
  label: words.dot,
  codeWords: groupsOf,
  activationWords: (columns) => 4 * groupsOf(columns),
  packCodes({ rows, columns, codes }: CodedMatrix) {
    const words = new Uint32Array(rows * groupsOf(columns));
    for (let row = 0, i = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, i++) {
        const at = Math.floor(column / codesPerWord) * rows + row;
        const place = column % codesPerWord;
        words[at] = (words[at] ?? 0) | (((codes[i] ?? 0) + 1) << (8 * (place % 4) + 2 * Math.floor(place / 4)));
      }
    }
    return words;
  },
  packActivations(x, words) {
    for (const [column, value] of x.entries()) {
      const at = Math.floor(column / 4);
      words[at] = (words[at] ?? 0) | ((value & 255) << (8 * (column % 4)));
    }
  },
  correction: (x) => -x.reduce((sum, value) => sum + value, 0),
  wgsl: (rows, columns) => `
requires packed_4x8_integer_dot_product;
@group(0) @binding(0) var<storage, read> codes: array<u32>;
@group(0) @binding(1) var<storage, read> activations: array<vec4<u32>>;
@group(0) @binding(2) var<storage, read_write> sums: array<i32>;
@compute @workgroup_size(${workgroupRows}) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= ${rows}u) { return; }
  var sum = 0;
  for (var group = 0u; group < ${groupsOf(columns)}u; group++) {
    let code = codes[group * ${rows}u + id.x];
    let x = activations[id.y * ${groupsOf(columns)}u + group];
    sum += dot4I8Packed(code & 0x03030303u, x.x) + dot4I8Packed((code >> 2u) & 0x03030303u, x.y)
         + dot4I8Packed((code >> 4u) & 0x03030303u, x.z) + dot4I8Packed((code >> 6u) & 0x03030303u, x.w);
  }
  sums[id.y * ${rows}u + id.x] = sum;
}`,
};
