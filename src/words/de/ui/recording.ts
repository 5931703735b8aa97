export const recording = 'Aufzeichnung';
export const ofARun = (run: string, task: string): string => `eines echten Laufs: ${run}, ${task}, Schritt`;
export const ofSteps = (steps: number): string => `von ${steps}`;
export const skip = 'Überspringen';
