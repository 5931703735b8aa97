/** What may stand between the cells of a row, and what people call it. */
export const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'blanks' } as const;

export type Separator = keyof typeof separatorNames;
