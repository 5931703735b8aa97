export const adamw = 'AdamW';
export const adamwSummary = 'Steps of about the same size for every weight: the mean gradient divided by its usual size.';
export const adamwKeeps = 'two moments';
export const adamwSource = 'Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization';

export const lion = 'Lion';
export const lionSummary = 'Every weight moves by the learning rate itself, up or down: only the sign of the mean gradient counts.';
export const lionKeeps = 'a momentum';
export const lionAdvice = 'On a tiny model that reverses digits it did best at a third of the learning rate of AdamW.';
export const lionSource = 'Chen et al. 2023, Symbolic Discovery of Optimization Algorithms';

export const sgd = 'SGD';
export const sgdSummary =
  'Gradient descent with momentum: steps as large as the gradient, which pick up speed where it keeps its direction.';
export const sgdRule = 'v ← μ·v + g, w ← w − η·v (SGD with momentum)';
export const sgdKeeps = 'a velocity';
export const sgdAdvice = 'On a tiny model that reverses digits it did best at ten times the learning rate of AdamW.';
export const sgdSource = 'Polyak 1964, Some methods of speeding up the convergence of iteration methods';
