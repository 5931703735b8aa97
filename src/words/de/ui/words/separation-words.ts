export const heldOut = {
  data: 'zurückgehaltene Daten',
  where: 'Auf zurückgehaltenen Daten',
  examples: 'Zurückgehaltene Beispiele',
  examplesToCome: 'Beispiele, die das Training nie sieht.',
};
export const byHeart = {
  data: 'die Trainingspaare',
  where: 'Auf allen Paaren',
  examples: 'Paare zum Auswendiglernen',
  examplesToCome: 'Paare, die auswendig gelernt werden, und was das Modell davon behält.',
};
