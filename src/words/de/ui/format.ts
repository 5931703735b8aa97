import { plural } from '../../numbers';

export const percent = (number: string): string => `${number}\u202f%`;
export const and = (former: string, last: string): string => `${former} und ${last}`;

export const fewSeconds = 'ein paar Sekunden';
export const halfMinute = 'etwa eine halbe Minute';
export const aboutSeconds = (seconds: number): string => `etwa ${seconds} Sekunden`;
export const aboutMinutes = (minutes: number): string => (minutes === 1 ? 'etwa eine Minute' : `etwa ${minutes} Minuten`);
export const aboutHours = (hours: number): string => `etwa ${hours} ${plural(hours, 'Stunde', 'Stunden')}`;

/** Without seconds where there are none. */
export const minutes = (whole: number, seconds: number): string => `${whole} min${seconds === 0 ? '' : ` ${seconds} s`}`;
export const hours = (whole: number, rest: number): string => `${whole} h ${rest} min`;
