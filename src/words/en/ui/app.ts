export const task = 'Task';
export const modes = 'Modes';
export const weights = 'Weights';
export const purpose = 'Train a tiny language model whose weights may only be −1, 0 or +1.';
export const instruction =
  'Press Train, or the space bar, and watch thousands of weights make up their minds. Nothing leaves your computer.';
export const keptHere = 'What this browser keeps';
export const messages = 'Messages and dropped files';
