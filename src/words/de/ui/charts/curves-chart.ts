export const floor = (loss: string): string => `Untergrenze ${loss}`;
export const seconds = (time: string): string => `${time} s Training`;
export const step = (step: number): string => `Schritt ${step}`;
