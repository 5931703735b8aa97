export const recording = 'Recording';
export const ofARun = (run: string, task: string): string => `of a real run: ${run}, ${task.toLowerCase()}, step`;
export const ofSteps = (steps: number): string => `of ${steps}`;
export const skip = 'Skip';
