import { plural } from '../../numbers';

export const percent = (number: string): string => `${number}%`;
export const and = (former: string, last: string): string => `${former} and ${last}`;

export const fewSeconds = 'a few seconds';
export const halfMinute = 'about half a minute';
export const aboutSeconds = (seconds: number): string => `about ${seconds} seconds`;
export const aboutMinutes = (minutes: number): string => (minutes === 1 ? 'about a minute' : `about ${minutes} minutes`);
export const aboutHours = (hours: number): string => `about ${hours} ${plural(hours, 'hour', 'hours')}`;

/** Without seconds where there are none. */
export const minutes = (whole: number, seconds: number): string => `${whole} min${seconds === 0 ? '' : ` ${seconds} s`}`;
export const hours = (whole: number, rest: number): string => `${whole} h ${rest} min`;
