/** How a storage buffer appears in a kernel: `read vec4<f32>` or `read_write f32`, the element type of a runtime array. */
export type BindingKind = `${'read' | 'read_write'} ${string}`;

/**
 * One compute shader, complete: its text, its bindings in order, and how many workgroups cover its output. Its name and
 * shape say the same without WGSL: an executor that runs no shaders goes by them.
 */
export interface Kernel {
  /** Its folder in `kernels/`. */
  readonly name: string;
  /** The parameters that it was made with: sizes and options, plain numbers and words. */
  readonly shape: object;
  readonly bindings: Readonly<Record<string, BindingKind>>;
  /** Whole numbers that the text reads as `at.<name>`, so that kernels which differ in nothing else share a pipeline. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly code: string;
  /** Threads of a workgroup. */
  readonly workgroupSize: readonly [x: number, y: number];
  readonly workgroups: readonly [x: number, y: number, z: number];
  /** The same on the same bindings and sizes, for steps at λ = 1 only, where weights are codes and activations whole numbers. */
  readonly settled?: Kernel;
}

const enabled = { subgroups: 'enable subgroups;', 'shader-f16': 'enable f16;' } as const satisfies Partial<Record<GPUFeatureName, string>>;

/** What a kernel may need of a device beyond what every device of WebGPU has. */
export type KernelFeature = keyof typeof enabled;

/** Those of them that an adapter offers: what a device for kernels is asked for. */
export const kernelFeaturesOf = ({ features }: GPUAdapter): KernelFeature[] =>
  (Object.keys(enabled) as KernelFeature[]).filter((feature) => features.has(feature));

interface KernelSource {
  readonly name: string;
  readonly shape: object;
  readonly bindings: Readonly<Record<string, BindingKind>>;
  readonly sizes?: Readonly<Record<string, number>>;
  /** Functions and constants before `main`. */
  readonly declarations?: string;
  /** Body of `main`. `g` is the global invocation id, `wg` that of the workgroup, `lane` the number of the thread in it; `at` holds up to four offsets of the dispatch, and the kernel's sizes. */
  readonly main: string;
  readonly workgroupSize: readonly [x: number, y: number];
  readonly workgroups: readonly [x: number, y: number, z: number];
  readonly features?: readonly KernelFeature[];
}

/**
 * Puts a kernel together: declarations of its bindings, then its own text. After the storage buffers comes one uniform,
 * `at`: offsets and sizes that differ from layer to layer, so that layers share a pipeline.
 */
export function kernelOf({
  name,
  shape,
  bindings,
  sizes = {},
  declarations = '',
  main,
  workgroupSize,
  workgroups,
  features = [],
}: KernelSource): Kernel {
  const subgroups = features.includes('subgroups');
  const storage = Object.entries(bindings).map(([binding, kind], i) => {
    const [access = '', type = ''] = kind.split(' ');
    return `@group(0) @binding(${i}) var<storage, ${access}> ${binding}: array<${type}>;`;
  });
  const code = `${features.map((feature) => `${enabled[feature]}\n`).join('')}${subgroups ? 'var<private> subgroupLane: u32; var<private> subgroupSize: u32;\n' : ''}${storage.join('\n')}
struct Place { ${[...'xyzw', ...Object.keys(sizes)].map((member) => `${member}: u32`).join(', ')} }
@group(0) @binding(${storage.length}) var<uniform> at: Place;
${declarations}
@compute @workgroup_size(${workgroupSize[0]}, ${workgroupSize[1]}) fn main(@builtin(global_invocation_id) g: vec3<u32>, @builtin(workgroup_id) wg: vec3<u32>, @builtin(local_invocation_index) lane: u32${subgroups ? ', @builtin(subgroup_invocation_id) laneOfSubgroup: u32, @builtin(subgroup_size) sizeOfSubgroup: u32' : ''}) {
${subgroups ? 'subgroupLane = laneOfSubgroup; subgroupSize = sizeOfSubgroup;\n' : ''}${main}
}`;
  return { name, shape, bindings, sizes, code, workgroupSize, workgroups };
}

/** A number as an f32 literal of WGSL. */
export const literal = (value: number): string => `${value}f`;

/** The next multiple of four: rows are padded with zeros to whole `vec4`s, so that odd sizes need no code of their own. */
export const padded = (count: number): number => 4 * Math.ceil(count / 4);

const workgroupsPerDimension = 65_535;

/** Workgroups for `count` threads, 64 each, in two dimensions because one ends at 65,535. The number of a thread is {@link linearIndex}. */
export function linearGrid(count: number): readonly [number, number, 1] {
  const groups = Math.ceil(count / 64);
  return [Math.min(groups, workgroupsPerDimension), Math.ceil(groups / workgroupsPerDimension), 1];
}

export const linearIndex = `g.x + g.y * ${64 * workgroupsPerDimension}u`;
