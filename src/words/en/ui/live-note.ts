export const asksTheModel = (step: number): string =>
  `This asks the model itself, so it uses the current weights, not those of step ${step}.`;
