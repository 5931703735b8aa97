/**
 * What workgroup memory holds of two matrices while their product is made by tiles, and afterwards of sums in f32 that
 * groups of threads add up: how each is written and read, as expressions of WGSL.
 */
export interface Panel {
  /** Type of an element of the array `panel`. */
  readonly type: string;
  readonly write: (vec4: string) => string;
  readonly read: (element: string) => string;
  /** Type of the sum of one panel's products; exact where it is not f32. */
  readonly sumType: string;
  /** Elements that a `vec4<f32>` takes, and statements and expressions that put it there and get it back. */
  readonly sumSize: number;
  readonly writeSum: (place: string, vec4: string) => string;
  readonly readSum: (place: string) => string;
}

export const f32Panel: Panel = {
  type: 'vec4<f32>',
  write: (vec4) => vec4,
  read: (element) => element,
  sumType: 'vec4<f32>',
  sumSize: 1,
  writeSum: (place, vec4) => `panel[${place}] = ${vec4};`,
  readSum: (place) => `panel[${place}]`,
};

/** Words, because one array holds `vec4<f16>` and, later, halves of `vec4<f32>`. */
export const f16Panel: Panel = {
  type: 'vec2<u32>',
  write: (vec4) => `bitcast<vec2<u32>>(${vec4})`,
  read: (element) => `bitcast<vec4<f16>>(${element})`,
  sumType: 'vec4<f16>',
  sumSize: 2,
  writeSum: (place, vec4) => `panel[${place}] = bitcast<vec2<u32>>(${vec4}.xy); panel[${place} + 1u] = bitcast<vec2<u32>>(${vec4}.zw);`,
  readSum: (place) => `vec4<f32>(bitcast<vec2<f32>>(panel[${place}]), bitcast<vec2<f32>>(panel[${place} + 1u]))`,
};
