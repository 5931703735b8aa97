import { enabled, type KernelFeature } from './kernel-features';
import type { Kernel } from './kernel';

/** A kernel as a compute shader, complete: its text, and how many workgroups cover its output. */
export interface Shader extends Kernel {
  /** Whole numbers that the text reads as `at.<name>`, so that shaders which differ in nothing else share a pipeline. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly code: string;
  /** Threads of a workgroup. */
  readonly workgroupSize: readonly [x: number, y: number];
  readonly workgroups: readonly [x: number, y: number, z: number];
  /** The same on the same bindings and sizes, for steps at λ = 1 only, where weights are codes and activations whole numbers. */
  readonly settled?: Shader;
}

interface ShaderSource extends Kernel {
  readonly sizes?: Readonly<Record<string, number>>;
  /** Functions and constants before `main`. */
  readonly declarations?: string;
  /** Body of `main`. `g` is the global invocation id, `wg` that of the workgroup, `lane` the number of the thread in it; `at` holds up to four offsets of the dispatch, and the shader's sizes. */
  readonly main: string;
  readonly workgroupSize: readonly [x: number, y: number];
  readonly workgroups: readonly [x: number, y: number, z: number];
  readonly features?: readonly KernelFeature[];
}

/**
 * Puts a shader together: declarations of its bindings, then its own text. After the storage buffers comes one uniform,
 * `at`: offsets and sizes that differ from layer to layer, so that layers share a pipeline.
 */
export function shaderOf({
  name,
  shape,
  bindings,
  sizes = {},
  declarations = '',
  main,
  workgroupSize,
  workgroups,
  features = [],
}: ShaderSource): Shader {
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

const workgroupsPerDimension = 65_535;

/** Workgroups for `count` threads, 64 each, in two dimensions because one ends at 65,535. The number of a thread is {@link linearIndex}. */
export function linearGrid(count: number): readonly [number, number, 1] {
  const groups = Math.ceil(count / 64);
  return [Math.min(groups, workgroupsPerDimension), Math.ceil(groups / workgroupsPerDimension), 1];
}

export const linearIndex = `g.x + g.y * ${64 * workgroupsPerDimension}u`;
