import { fixed } from '../../numbers';

export const failed = (variant: string, why: string): string => `Kernels with ${variant}: ${why}`;
export const chosen = (variant: string): string => `Kernels with ${variant}.`;
export const times = (factor: number, variant: string): string => `${fixed(factor, 1)}× the time with ${variant}`;
export const compared = (others: string): string => `A trial step takes ${others}.`;
