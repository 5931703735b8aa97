/** What the text of a kernel begins with, by what it may need of a device beyond what every device of WebGPU has. */
export const enabled = { subgroups: 'enable subgroups;', 'shader-f16': 'enable f16;' } as const satisfies Partial<
  Record<GPUFeatureName, string>
>;

export type KernelFeature = keyof typeof enabled;

/** Those of them that an adapter offers: what a device for kernels is asked for. */
export const kernelFeaturesOf = ({ features }: GPUAdapter): KernelFeature[] =>
  (Object.keys(enabled) as KernelFeature[]).filter((feature) => features.has(feature));
