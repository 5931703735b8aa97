const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

export const or = (former: string, last: string): string => `${former} or ${last}`;
export const spikes = (count: number): string => `${small[count] ?? count} spikes`;
/** As in "within 0.1 of …". */
export const theThreshold = 'the threshold';
export const aThreshold = 'a threshold';
