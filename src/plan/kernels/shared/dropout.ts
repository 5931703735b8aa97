import { literal } from '../../wgsl';

/**
 * Inverted dropout from a mask of bits, 1 where a value is kept: the factor is 0 or 1/(1 − rate).
 * Declares `<mask>At(row, column)` and, for four columns, `<mask>At4(row, column / 4)`. Bits are in the order of the
 * unpadded matrix, whose width is the expression `columns`.
 * Source: Srivastava et al. 2014, in the inverted form.
 */
export function dropoutFunctions(mask: string, rate: number, columns: string): string {
  return `fn ${mask}At(row: u32, column: u32) -> f32 { let i = row * ${columns} + column; return f32((${mask}[i >> 5u] >> (i & 31u)) & 1u) * ${literal(1 / (1 - rate))}; }
fn ${mask}At4(row: u32, column4: u32) -> vec4<f32> { let c = column4 * 4u; return vec4<f32>(${mask}At(row, c), ${mask}At(row, c + 1u), ${mask}At(row, c + 2u), ${mask}At(row, c + 3u)); }`;
}
