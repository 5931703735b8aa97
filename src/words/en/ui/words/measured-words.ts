export const strategies = { nats: 'guessing', 'mean squared error': 'copying' };
export const heldOutLoss = { nats: 'Held-out loss in nats', 'mean squared error': 'Held-out mean squared error' };
export const lossByHeart = { nats: 'Loss in nats over all pairs', 'mean squared error': 'Mean squared error over all pairs' };
export const trainLoss = { nats: 'Training loss in nats', 'mean squared error': 'Training mean squared error' };
export const heldOutScore = 'Held-out score';
export const scoreByHeart = 'Score over all pairs';
export const amounts = {
  nats: (loss: string): string => `${loss} nats`,
  'mean squared error': (loss: string): string => `${loss} of squared error`,
};
