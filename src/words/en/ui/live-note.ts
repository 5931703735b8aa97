export const asksTheModel = (step: number): string =>
  `This asks the model itself: it is of the weights as they are now, not of step ${step}.`;
