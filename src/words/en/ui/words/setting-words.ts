/** A label within a sentence. */
export const inText = (label: string): string => (label.startsWith('λ') ? label : label.charAt(0).toLowerCase() + label.slice(1));
export const off = 'off';
export const task = 'task';
export const mode = 'mode';
