export const whatHappened = 'Was geschehen ist';
export const task = (task: string): string => `Aufgabe: ${task}.`;
export const alone = (mode: string): string => `Trainiert wird nur: ${mode}.`;
export const sideBySide = (modes: string): string => `Nebeneinander trainiert werden: ${modes}.`;
export const lambdaIsOne = (step: string, levels: string): string =>
  `λ hat 1 erreicht, spätestens bei Schritt ${step}. Ab hier ist jedes benutzte Gewicht ${levels}.`;
export const trainedTo = (step: string, result: string): string => `Bis Schritt ${step} trainiert. ${result}`;
export const oneStep = (step: string): string => `Ein Schritt getan: Schritt ${step}.`;
export const backAtStart = 'Zurück bei Schritt 0, mit denselben Anfangsgewichten.';
export const otherSeed = (seed: number): string => `Schritt 0 mit Startwert ${seed}: andere Anfangsgewichte und andere Batches.`;
export const goesOn = (step: string): string => `Das Training geht bei Schritt ${step} weiter.`;
export const training = 'Das Training läuft.';
export const pausedAt = (step: string, steps: string): string => `Angehalten bei Schritt ${step} von ${steps}.`;
