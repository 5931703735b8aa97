export const whatItDoes = 'Was das Modell tut';
export const title = 'Was es tut';
export const atStep = (run: string, step: number): string => `${run}, Schritt ${step}`;
export const nothingToShow = 'für diese Aufgabe nichts zu zeigen';
export const right = 'richtig';
export const loss = 'Verlust';
export const lossByStep = (quantity: string, run: string, loss: string, step: number): string =>
  `${quantity}, nach Schritten: ${run} hat ${loss} bei Schritt ${step}.`;
