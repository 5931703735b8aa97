export const strategies = { nats: 'Raten', 'mean squared error': 'Kopieren' };
export const heldOutLoss = {
  nats: 'Verlust in Nats, zurückgehalten',
  'mean squared error': 'Mittlerer quadratischer Fehler, zurückgehalten',
};
export const lossByHeart = {
  nats: 'Verlust in Nats über alle Paare',
  'mean squared error': 'Mittlerer quadratischer Fehler über alle Paare',
};
export const trainLoss = { nats: 'Verlust in Nats im Training', 'mean squared error': 'Mittlerer quadratischer Fehler im Training' };
export const heldOutScore = 'Trefferquote, zurückgehalten';
export const scoreByHeart = 'Trefferquote über alle Paare';
export const amounts = {
  nats: (loss: string): string => `${loss} Nats`,
  'mean squared error': (loss: string): string => `${loss} (quadratischer Fehler)`,
};
