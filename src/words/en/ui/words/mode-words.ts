const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

export const or = (former: string, last: string): string => `${former} or ${last}`;
export const spikes = (count: number): string => `${small[count] ?? count} spikes`;
/** As in "within 0.1 of …". */
export const theThreshold = 'the threshold';
export const aThreshold = 'a threshold';
/** Of more levels than anybody reads one by one. */
export const oneOfLevels = (count: number, lowest: string, highest: string): string =>
  `one of ${count} levels from ${lowest} to ${highest}`;
export const ofLevels = (count: number, lowest: string, highest: string): string => `${count} levels from ${lowest} to ${highest}`;
/** How near is near. */
export const tenth = '0.1';
export const tenthOfStep = 'a tenth of a step';
/** Of what weights share. */
export const oneScale = 'one scale';
export const scaleOfRow = 'the scale of their row';
export const scaleOfGroup = (size: number): string => `the scale of their group of ${size}`;
