export const label = 'Springender Ball';
export const summary = 'Einem Ball zwischen vier Wänden zusehen und das nächste Bild zeichnen.';
export const tryIt = 'Wirf den Ball und sieh, wie lange das Modell ihn fliegen lässt, wenn es nur noch seine eigenen Bilder sieht.';
export const scoreLabel = 'weniger Fehler als beim Kopieren';
export const badLength = (least: number, most: number): string =>
  `Der Ball braucht eine ganze Sequenzlänge von ${least} bis ${most} Bildern.`;
export const copying = 'das letzte Bild kopieren';
