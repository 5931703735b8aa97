export const fileSize = 'Size of the .safetensors file that Download saves: packed weights, names and settings';
export const fraction = (size: string, fraction: string): string => `${size}, ${fraction} of the 32-bit weights`;
export const aboutAsLarge = (size: string): string => `${size}, about the size of the 32-bit weights`;
export const larger = (size: string, times: string): string => `${size}, ${times} times the 32-bit weights`;
export const samePredictions = (inputs: number): string => `same predictions on ${inputs} inputs`;
export const similarPredictions = (inputs: number, share: string): string => `on ${inputs} inputs ${share} of the predictions are the same`;
export const differsBy = (difference: string): string => `outputs differ by ${difference} at most`;
export const checked = (answers: string): string => `Checked: read back bit for bit; ${answers}.`;
export const checkedRounded = (answers: string): string =>
  `Checked: the scales became 16-bit floats, at most 1/2,048 off, and everything else was read back bit for bit; ${answers}.`;
export const lossMoves = (nats: string): string => `the loss on them changes by ${nats} nats`;
