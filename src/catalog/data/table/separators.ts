import * as words from '#words/catalog/data/separators';
/** What may stand between the cells of a row, and what people call it. */
export const separatorNames = { ',': words.comma, ';': words.semicolon, '\t': words.tab, '|': words.bar, ' ': words.blanks } as const;

export type Separator = keyof typeof separatorNames;
