export const noExample = (task: string, split: string, seqLen: number, draws: number): string =>
  `${task}: kein Beispiel der Länge ${seqLen} für ${split} in ${draws} Versuchen`;
