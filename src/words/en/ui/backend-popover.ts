export const whereItRuns = 'Where the [arithmetic](backend) runs';
export const probe =
  'A short trial of real training steps, under a second in all, picks the fastest. Before it is used, one training step on it must reproduce the [gradients](gradientCheck) that are stored with this page. You can choose another under All settings.';
export const onGraphicsCard = 'Training steps are compiled for this model: each is one submission to the graphics card.';
export const onCores = (threads: number): string =>
  `Training steps are compiled for this model into WebAssembly SIMD kernels, ${threads > 1 ? `with each step on ${threads} cores at once` : 'with each run on a core of its own'}.`;
export const sums = {
  plain: 'Products are rounded, then sums: equal settings give equal losses to the bit in every browser.',
  fused:
    'Sums are fused with their products and rounded once, and codes are summed three at a time: equal settings give equal losses to the bit in every browser that can.',
};
export const byDefinition = 'Training steps go through TensorFlow.js, operation by operation.';
export const inUse = 'in use';
export const works = 'works, not used';
export const notUsed = 'not used';
export const inSoftware = (adapter: string): string => `${adapter}, in software`;
export const margin = (times: string, other: string, stepMs: string): string =>
  `${times}× faster than ${other} here: a trial step took ${stepMs} ms.`;
