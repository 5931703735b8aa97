export const sameStep = (step: number): string =>
  `Beide Enden sind Schritt ${step}: Bewege den Schieber, um zu sehen, wohin die Codes gegangen sind.`;
export const noneMoved = (from: number, to: number): string =>
  `Zwischen Schritt ${from} und Schritt ${to} hat kein Gewicht dieser Matrix am Ende einen anderen Code als am Anfang.`;
export const went = (count: string, from: string, to: string): string => `${count} von ${from} zu ${to}`;
export const moved = (from: number, to: number, count: string, all: string, share: string, ways: string): string =>
  `Zwischen Schritt ${from} und Schritt ${to} sind ${count} von ${all} Gewichten (${share}) bei einem anderen Code gelandet: ${ways}.`;
export const othersElsewhere = 'die übrigen anderswohin';
