export const noExample = (task: string, split: string, seqLen: number, draws: number): string =>
  `${task}: no ${split} example of length ${seqLen} in ${draws} draws`;
