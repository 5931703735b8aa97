export const noCodes =
  'Ein Lauf mit voller Genauigkeit hat keine Codes, die wechseln könnten. Trainiere daneben einen ternären oder binären.';
export const toCome = 'In jedem Schritt gezählt: wie viele Codes wechseln, neben Verlust und Lernrate.';
export const picture = (sentence: string): string =>
  `Trainingsverlust, Codes, die in einem Schritt wechseln, Lernrate und der Anteil der Codes, die nie gewechselt haben, nach Schritten. ${sentence}`;
/** Danach, worin der Verlust gezählt wird. */
export const trainingLoss = {
  nats: 'Trainingsverlust, Nats',
  squaredError: 'Trainingsverlust, mittlerer quadratischer Fehler',
};
export const flipShare = 'Codes, die in einem Schritt wechseln, Anteil an allen';
export const learningRate = 'Lernrate';
export const neverFlipped = 'Codes, die nie gewechselt haben (bei aufgezeichneten Schritten)';
export const byStep = (step: number, never: string, often: string): string =>
  `Bis Schritt ${step} haben ${never} seiner Codes nie gewechselt, ${often} zehnmal oder öfter.`;
