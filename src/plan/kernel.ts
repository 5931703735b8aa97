/** How a storage buffer appears in a kernel: `read vec4<f32>` or `read_write f32`, the element type of a runtime array. */
export type BindingKind = `${'read' | 'read_write'} ${string}`;

/**
 * One computation of a plan, whoever runs it: its name, its parameters, and what it reads and writes. How it is done stands
 * beside it, for each executor apart, so that none has to load what another runs: a shader, a function in WebAssembly, and
 * its formula.
 */
export interface Kernel<Shape extends object = object> {
  /** Its folder in `kernels/`. */
  readonly name: string;
  /** The parameters that it was made with: sizes and options, plain numbers and words. */
  readonly shape: Shape;
  readonly bindings: Readonly<Record<string, BindingKind>>;
}

/** The next multiple of four: rows are padded with zeros to whole `vec4`s, so that odd sizes need no code of their own. */
export const padded = (count: number): number => 4 * Math.ceil(count / 4);
