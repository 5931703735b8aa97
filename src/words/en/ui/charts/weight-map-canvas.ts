export const codesOf = (matrix: string, outputs: number, inputs: number): string =>
  `Codes of ${matrix}, ${outputs} outputs by ${inputs} inputs. Arrow keys read single weights.`;
export const axes = '→ inputs, ↓ outputs';
export const turnedAxes = '→ outputs, ↓ inputs';
export const codeAt = (output: number, input: number, code: string): string => `output ${output}, input ${input}: ${code}`;
