import * as words from '#words/ui/words/measured-value';
import type { ValueForm } from '../../lessons/lesson';
import { formatBytes, formatCount, formatFixed, formatShare } from './format';

/** A measured value of a lesson as it is read out: "23%", "0.54 nats", "64.2 kB"; a dash where nothing is measured. */
export function measuredValue(value: number | null, as: ValueForm): string {
  if (value === null) return '–';
  switch (as) {
    case 'percent':
      return formatShare(value);
    case 'nats':
      return words.nats(formatFixed(value, 2));
    case 'number':
      return Number.isInteger(value) ? formatCount(value) : formatFixed(value, 2);
    case 'bytes':
      return formatBytes(value);
    case 'times':
      return words.times(formatFixed(value, 1));
  }
}
