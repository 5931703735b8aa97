import { fixed } from '../../numbers';

export const failed = (variant: string, why: string): string => `Kernel mit ${variant}: ${why}`;
export const chosen = (variant: string): string => `Kernel mit ${variant}.`;
export const times = (factor: number, variant: string): string => `mit ${variant} ${fixed(factor, 1)}-mal so lange`;
export const compared = (others: string): string => `Ein Probeschritt dauert ${others}.`;
