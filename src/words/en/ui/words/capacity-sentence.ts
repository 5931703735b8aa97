export const toCome = 'How many random pairs do the weights hold? Each dot will be a model trained to the end.';
export const knows = (mode: string, share: string): string => `${mode} knows ${share}`;
export const ofPairs = (pairs: string, known: string): string => `Of ${pairs} pairs, ${known}.`;
export const singleModels = 'Each is a single model: another seed may know more or fewer.';
export const knewNone = (mode: string, share: string): string => `${mode} has not known ${share} of any list so far`;
export const holds = (mode: string, pairs: string): string => `${mode} holds ${pairs} pairs`;
