export const codesOf = (matrix: string, outputs: number, inputs: number): string =>
  `Codes von ${matrix}, ${outputs} Ausgänge mal ${inputs} Eingänge. Pfeiltasten lesen einzelne Gewichte.`;
export const axes = '→ Eingänge, ↓ Ausgänge';
export const turnedAxes = '→ Ausgänge, ↓ Eingänge';
export const codeAt = (output: number, input: number, code: string): string => `Ausgang ${output}, Eingang ${input}: ${code}`;
