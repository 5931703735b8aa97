export const pytorch = 'PyTorch, to train on';
export const summary =
  'The whole experiment as a folder for torchrun: model, trainer, latent weights, optimiser and examples, on any number of GPUs. What it trains opens here again.';
export const summaryWithData = `${summary} Your own data goes with it: give the folder only to those who may have that.`;
export const otherMode = (mode: string): string =>
  `The PyTorch program rounds by the formulas of ternary and binary weights and by rules of numbers, and ${mode} weights have a formula of their own. Take a checkpoint, or train a ternary model.`;
export const noRun = (file: string): string =>
  `is a folder for PyTorch from which the run is missing. Open the file “${file}” that train.py has written, or download the folder again.`;

export const examples = 'Examples to train and to measure on';
export const programs = 'Programs in Python, and settings';

export const check = 'Unpack it and measure: the loss that PyTorch finds on the held-out examples is the one that stands on this page.';
export const trainOn =
  'Train on, with the same batches and the same schedule. It writes its result once a minute, and after a stop goes on from there:';
export const onMany = 'The same on several GPUs; with --nnodes on several machines, with --fsdp for a model too large for one GPU:';
export const wider = 'A model ten times as wide, from fresh weights on the same data:';
export const comeBack = 'Bring it back: drop the result on this page. The run stands beside the others, with its curves.';
export const whatTrains = 'what you start';
export const thisRun = 'this run';
export const dropThis = 'drop this on the page';
