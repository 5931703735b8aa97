export const refusedPart = (why: string): string =>
  `Das Grafikgerät verweigert einen Teil des Schritts; versuche ein kleineres Modell oder ein anderes Backend. ${why}`;
export const noLayer = (name: string): string => `Es gibt kein BitLinear „${name}“.`;
export const badOutput = (last: number): string => `Der Ausgang muss eine ganze Zahl von 0 bis ${last} sein.`;
export const noPrompt = 'Gib die Eingabe als Text.';
export const noCodes = 'Ein Lauf mit voller Genauigkeit quantisiert nichts: In seinen Schritten können keine Codes wechseln.';
