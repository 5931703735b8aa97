export const whereItRuns = 'Where the [arithmetic](backend) runs';
export const probe =
  'A probe of real training steps, under a second in all, chooses the fastest. It is used only after one training step on it has given the [gradients](gradientCheck) that are stored with this page. Another can be asked for under All settings.';
export const onGraphicsCard = 'Training steps are compiled for this model: each is one submission to the graphics card.';
export const onCores = (threads: number): string =>
  `Training steps are compiled for this model: kernels of WebAssembly SIMD, ${threads > 1 ? `each step on ${threads} cores at once` : 'and every run on a core of its own'}.`;
export const byDefinition = 'Training steps go through TensorFlow.js, operation by operation.';
export const inUse = 'in use';
export const works = 'works, not used';
export const notUsed = 'not used';
export const inSoftware = (adapter: string): string => `${adapter}, in software`;
export const margin = (times: string, other: string, stepMs: string): string =>
  `${times}× faster than ${other} here: a step of the probe took ${stepMs} ms.`;
