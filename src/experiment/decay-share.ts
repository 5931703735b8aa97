/** Share of the budget at the end over which the learning rate falls to zero. */
export const decayShare = 0.4;
