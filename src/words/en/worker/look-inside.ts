export const noPrompt = 'Give the prompt as a string.';
export const lastStep = 'This run has taken its last step. Reset it, and its first step can be watched.';
