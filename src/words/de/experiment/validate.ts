export const noMatch = (numHeads: number, reason: string, advice: string): string =>
  `numHeads ${numHeads} passt nicht: ${reason}. ${advice}`;
export const oddHeads = (values: number): string =>
  `Jeder Kopf bekäme ${values} Werte, und das Rezept b1.58 braucht eine gerade Zahl, weil sein Positionscode (RoPE) sie paarweise dreht`;
export const unequalHeads = (hiddenSize: number, numHeads: number): string =>
  `${hiddenSize} Werte (hiddenSize) lassen sich nicht gleichmäßig auf ${numHeads} Köpfe verteilen`;
export const possibleHeads = (hiddenSize: number, possible: string): string =>
  `Mit hiddenSize ${hiddenSize} kann numHeads ${possible} sein.`;
export const multipleOf = (step: number, example: number): string =>
  `Wähle ein hiddenSize, das ein Vielfaches von ${step} ist, zum Beispiel hiddenSize ${example}.`;
export const fewerHeads = (example: number): string =>
  `Wähle ein gerades hiddenSize und weniger Köpfe, zum Beispiel hiddenSize ${example} und numHeads 1.`;
export const keyValueHeads = (numKvHeads: number, numHeads: number, possible: string): string =>
  `numKvHeads ${numKvHeads} passt nicht: Jeder Key/Value-Kopf dient gleich vielen der ${numHeads} Köpfe (numHeads), also kann es ${possible} sein.`;
export const ownExamples = (task: string): string =>
  `„${task}“ erzeugt eigene Beispiele: Lass data weg, oder wähle eine Aufgabe mit eigenen Daten.`;
export const noData = (task: string, invitation: string): string => `„${task}“ hat noch keine Daten: ${invitation}.`;
export const giveText = 'Gib zuerst einen Text';
export const giveTable = 'Gib zuerst eine Tabelle';
export const drawGestures = 'Zeichne zuerst einige Gesten';
export const openModel = 'Öffne ein Modell, das ein anderes Programm gemacht hat';
export const longWarmup = (warmupSteps: number, steps: number): string =>
  `warmupSteps ${warmupSteps} ist länger als das ganze Training: Mit steps ${steps} kann es 0 bis ${steps} sein.`;
export const longLambda = (lambdaSteps: number, steps: number, longest: number): string =>
  `lambdaSteps ${lambdaSteps} ist länger als ${longest < steps ? 'der Rest des Trainings' : 'das ganze Training'}, also wären die Gewichte nie ganz quantisiert: Mit steps ${steps} kann es 0 bis ${longest} sein.`;
export const multiplesOfFour = (hiddenSize: number, feedForwardSize: number): string =>
  `Von je vier Eingängen behalten drei ihr Gewicht, darum müssen hiddenSize ${hiddenSize} und feedForwardSize ${feedForwardSize} beide durch 4 teilbar sein.`;
export const learntNeedsScale = (mode: string): string =>
  `Bei ${mode} wird gerade die Skala gelernt: ohne sie wären es die bloßen Codes. Die Gewichtsskala auf absmean setzen.`;
