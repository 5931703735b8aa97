export const nameInGguf = (task: string, mode: string): string => `BitNet Playground: ${task}, ${mode}`;
export const fullPrecision = 'full precision';
