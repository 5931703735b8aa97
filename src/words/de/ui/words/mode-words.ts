const small = ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht'];

export const or = (former: string, last: string): string => `${former} oder ${last}`;
export const spikes = (count: number): string => `${small[count] ?? count} Spitzen`;
/** As in "within 0.1 of …". */
export const theThreshold = 'der Schwelle';
export const aThreshold = 'einer Schwelle';
