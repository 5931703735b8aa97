export const floor = (loss: string): string => `floor ${loss}`;
export const seconds = (time: string): string => `${time} s of training`;
export const step = (step: number): string => `step ${step}`;
