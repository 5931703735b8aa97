export const label = 'Gesten erkennen';
export const summary = 'Zusehen, wie eine Form gezeichnet wird, und sie benennen.';
export const tryIt = 'Zeichne eine der Formen in einem Zug und sieh, wie sie beim Zeichnen erkannt wird.';
export const scoreLabel = 'richtig erkannte Striche';
export const badLength = (least: number, most: number): string =>
  `Gesten brauchen eine ganze Sequenzlänge von ${least} bis ${most} Punkten.`;
export const guessing = 'eine Form raten';
/** Names of shapes in files, the same in every language. */
export const figureEight = 'figure eight';
export const checkMark = 'check mark';
