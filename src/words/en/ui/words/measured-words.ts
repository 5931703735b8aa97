export const strategies = { nats: 'guessing', squaredError: 'copying' };
export const heldOutLoss = { nats: 'Held-out loss in nats', squaredError: 'Held-out mean squared error' };
export const lossByHeart = { nats: 'Loss in nats over all pairs', squaredError: 'Mean squared error over all pairs' };
export const trainLoss = { nats: 'Training loss in nats', squaredError: 'Training mean squared error' };
export const heldOutScore = 'Held-out score';
export const scoreByHeart = 'Score over all pairs';
export const amounts = {
  nats: (loss: string): string => `${loss} nats`,
  squaredError: (loss: string): string => `${loss} in squared error`,
};
