export const endless = (loss: number, step: number, keptStep: number): string =>
  `Der Verlust wurde in Schritt ${step} zu ${loss}. Die Gewichte von Schritt ${keptStep} sind behalten. Versuche eine kleinere Lernrate, oder setze zurück.`;
