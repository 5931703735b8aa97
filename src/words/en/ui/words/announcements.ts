export const whatHappened = 'What has happened';
export const task = (task: string): string => `Task: ${task}.`;
export const alone = (mode: string): string => `To be trained: ${mode} alone.`;
export const sideBySide = (modes: string): string => `To be trained side by side: ${modes}.`;
export const lambdaIsOne = (step: string, levels: string): string =>
  `λ has reached 1, by step ${step}. From here on, every weight that is used is ${levels}.`;
export const trainedTo = (step: string, result: string): string => `Trained to step ${step}. ${result}`;
export const oneStep = (step: string): string => `One step taken: step ${step}.`;
export const backAtStart = 'Back at step 0, with the same initial weights.';
export const otherSeed = (seed: number): string => `Step 0 with seed ${seed}: other initial weights and other batches.`;
export const goesOn = (step: string): string => `Training continues at step ${step}.`;
export const training = 'Training.';
export const pausedAt = (step: string, steps: string): string => `Paused at step ${step} of ${steps}.`;
