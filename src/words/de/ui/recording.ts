export const recording = 'Aufnahme';
export const ofARun = (run: string, task: string): string => `echter Lauf: ${run}, ${task}, Schritt`;
export const ofSteps = (steps: number): string => `von ${steps}`;
export const skip = 'Überspringen';
