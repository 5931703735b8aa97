import { fixed, marked } from '../../numbers';

export const noAnswerAnyMore = 'It no longer answers.';
export const noAnswerSince = 'It caused an error and has given no answer since.';
export const lostTwice = 'Its device was lost twice in a row, or could not be had again. Reload the page to try it once more.';
export const lostInTest = 'Its device was lost during the test, and so was a second one.';
export const notTried = (why: string, active: string): string => `${why} Not tried: ${active} works.`;
export const compiledElsewhere = 'Steps are compiled for WebGPU and for WebAssembly.';
export const slowerProbe = (stepMs: number, times: number): string =>
  `A trial step took ${fixed(stepMs, 1)} ms on it, ${fixed(times, 1)}× as long.`;
export const softwareAdapter = 'Its adapter runs on the CPU and was not ready when the trial ended; choose it by name to use it.';
export const rankedBelow = 'The one in use comes first here.';
export const selfTestLoss = (recipe: string, found: number, expected: number): string =>
  `Self-test: the loss of the ${recipe} model is ${fixed(found, 5)}, should be ${fixed(expected, 5)}.`;
export const selfTestGradient = (name: string, recipe: string, found: number, expected: number): string =>
  `Self-test: the gradient of ${name} (${recipe}) has length ${marked(found.toPrecision(4))}, should be ${marked(expected.toPrecision(4))}.`;
export const unnamedAdapter = 'unnamed adapter';
export const noWebgpu = 'This browser has no WebGPU.';
export const silentGpu = 'WebGPU was asked for a graphics adapter, and gave no answer.';
export const noAdapter = 'WebGPU found no graphics adapter that it may use.';
export const silentAdapter = 'The graphics adapter was asked for a device, and gave no answer.';
export const noDevice = (why: string): string => `The graphics adapter gave no device: ${why}`;
export const notStarted = 'WebGPU has not started.';
/** Of a buffer, for tools that list them. */
export const probeBuffer = 'is anybody there';
