export const heldOut = {
  data: 'held-out data',
  where: 'Held out',
  examples: 'Held-out examples',
  examplesToCome: 'Examples that training never sees.',
};
export const byHeart = {
  data: 'the training pairs',
  where: 'On all pairs',
  examples: 'Pairs to memorise',
  examplesToCome: 'Pairs that are learned by heart, and what the model remembers of them.',
};
