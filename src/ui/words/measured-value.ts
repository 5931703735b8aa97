import type { ValueForm } from '../../lessons/lesson';
import { formatBytes, formatCount, formatFixed, formatShare } from './format';

/** A measured value of a lesson as it is read out: "23%", "0.54 nats", "64.2 kB"; a dash where nothing is measured. */
export function measuredValue(value: number | null, as: ValueForm): string {
  if (value === null) return '–';
  switch (as) {
    case 'percent':
      return formatShare(value);
    case 'nats':
      return `${formatFixed(value, 2)} nats`;
    case 'number':
      return Number.isInteger(value) ? formatCount(value) : formatFixed(value, 2);
    case 'bytes':
      return formatBytes(value);
    case 'times':
      return `${formatFixed(value, 1)} times`;
  }
}
