export const noAnswer = 'Sie antwortete nicht mehr.';
export const noFile = 'Ihre Datei kam nicht an.';
export const stopped = (reason: string): string =>
  `Die Engine ist stehen geblieben. ${reason} Sie neu zu starten half nicht: Lade die Seite neu, und wenn das nicht hilft, versuche einen anderen Browser oder ein kleineres Modell.`;
export const unsendable =
  'Das lässt sich nicht an die Engine senden: Gib einfache Werte, Listen und Objekte, keine Funktionen oder Symbole.';
export const closed = 'Die Engine wurde geschlossen.';
export const noBackend = 'Es wurde kein Backend gewählt.';
