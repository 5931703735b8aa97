export const strategies = { nats: 'Raten', squaredError: 'Kopieren' };
export const heldOutLoss = {
  nats: 'Verlust in Nats, zurückgehalten',
  squaredError: 'Mittlerer quadratischer Fehler, zurückgehalten',
};
export const lossByHeart = {
  nats: 'Verlust in Nats über alle Paare',
  squaredError: 'Mittlerer quadratischer Fehler über alle Paare',
};
export const trainLoss = { nats: 'Verlust in Nats im Training', squaredError: 'Mittlerer quadratischer Fehler im Training' };
export const heldOutScore = 'Trefferquote, zurückgehalten';
export const scoreByHeart = 'Trefferquote über alle Paare';
export const amounts = {
  nats: (loss: string): string => `${loss} Nats`,
  squaredError: (loss: string): string => `${loss} (quadratischer Fehler)`,
};
