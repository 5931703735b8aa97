export const badLength = (task: string, least: number, most: number): string =>
  `${task} needs an even sequence length from ${least} to ${most}: the digits and the answer.`;
export const onlyDigits = (count: number): string => `Only the digits 0 to 9 can be used: type ${count} of them.`;
export const wrongCount = (count: number, typed: number): string =>
  `Type exactly ${count} digits, the length this model is trained on; there are ${typed} now.`;
export const guessing = 'guess every digit';
