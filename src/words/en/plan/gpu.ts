import { counted } from '../../numbers';

export const littleMemory = 'it has too little memory for it';
export const beyond = (what: string, most: number, limit: string): string =>
  `The compiled step needs ${what}; this device allows ${counted(most)} (${limit}).`;
const inBytes = (bytes: number): string => `${counted(bytes)} bytes`;
export const buffer = (bytes: number, name: string): string => `a buffer of ${inBytes(bytes)} ("${name}")`;
export const bufferForCopies = (bytes: number): string => `a buffer of ${inBytes(bytes)} (for copies of the weights)`;
export const binding = (bytes: number, name: string): string => `to bind ${inBytes(bytes)} ("${name}")`;
export const workgroups = (count: number, kernel: string): string => `${counted(count)} workgroups along one dimension (kernel ${kernel})`;
export const buffers = (count: number, kernel: string): string => `${count} buffers at once (kernel ${kernel})`;
export const threads = (count: number, kernel: string): string => `${count} threads in a workgroup (kernel ${kernel})`;
export const wide = (count: number, kernel: string): string => `workgroups ${count} threads wide (kernel ${kernel})`;
export const high = (count: number, kernel: string): string => `workgroups ${count} threads high (kernel ${kernel})`;
export const sharedMemory = (bytes: number, kernel: string): string => `${inBytes(bytes)} of memory in a workgroup (kernel ${kernel})`;
export const refusedStep = (why: string): string => `This device cannot take the compiled step: ${why}`;
export const refusedLook = (why: string): string => `This device cannot look at the weights: ${why}`;
export const notCompiled = (kernel: string, line: number, message: string): string =>
  `Kernel ${kernel} does not compile on this device: line ${line}, ${message}`;
export const leftOut = (step: number, why: string): string =>
  `The graphics device skipped step ${step}: reset the run, or try a smaller model. ${why}`;
export const noReason = 'It gave no reason.';
