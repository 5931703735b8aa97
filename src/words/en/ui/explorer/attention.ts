export const toCome = 'Where each head looks, for the input under “Try it”.';
export const noModel = 'There is no model to look into.';
export const asking = 'Asking the model…';
export const block = (block: number): string => `Block ${block}`;
export const blockInText = (block: number): string => `block ${block}`;
export const headOfBlock = (head: number, block: number): string => `Block ${block}, head ${head}`;
export const chosenHead = (head: number, block: number): string => `[Head](attentionHead) ${head} of block ${block}.`;
export const sharpestHead = (head: number, block: number): string => `[Head](attentionHead) ${head} of block ${block}, the sharpest.`;
export const habitNote = (share: string): string =>
  `A habit is named if it takes at least ${share} of the attention on average; below that, nothing is said.`;
export const ofMode = (mode: string): string => `Attention, ${mode}`;
/** @param looks where it looks, as a part of a sentence */
export const atStep = (mode: string, step: number, looks: string): string => `${mode}, step ${step}: ${looks}.`;
export const picture = (head: number, block: number, sentence: string): string =>
  `Attention of head ${head} of block ${block}. ${sentence}`;
export const looksFrom = 'looking from';
