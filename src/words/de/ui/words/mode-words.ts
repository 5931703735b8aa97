const small = ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht'];

export const or = (former: string, last: string): string => `${former} oder ${last}`;
export const spikes = (count: number): string => `${small[count] ?? count} Spitzen`;
/** As in "within 0.1 of …". */
export const theThreshold = 'der Schwelle';
export const aThreshold = 'einer Schwelle';
export const oneOfLevels = (count: number, lowest: string, highest: string): string =>
  `einer von ${count} Stufen von ${lowest} bis ${highest}`;
export const ofLevels = (count: number, lowest: string, highest: string): string => `${count} Stufen von ${lowest} bis ${highest}`;
export const tenth = '0,1';
export const tenthOfStep = 'ein Zehntel einer Stufenweite';
export const oneScale = 'eine Skala';
export const scaleOfRow = 'die Skala ihrer Zeile';
export const scaleOfGroup = (size: number): string => `die Skala ihrer Gruppe von ${size}`;
