/** Numbers as the page writes them: one way each, short, and of stable width where they change while one looks. */
import * as words from '#words/ui/format';
import { counted, fixed, marked } from '../../words/numbers';

/** 0.3127 → "31%"; near the ends a digit more, so that nothing looks like none or all that is not. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return `<${words.percent(marked('0.1'))}`;
  if (share > 0.999 && share < 1) return `>${words.percent(marked('99.9'))}`;
  const percent = 100 * share;
  const isExtreme = (percent < 10 && percent > 0) || (percent >= 99 && percent < 100);
  return words.percent(fixed(percent, isExtreme ? 1 : 0));
}

/** 0.966 → "97%": of what is known to be neither none nor all. */
export const formatWholeShare = (share: number): string => words.percent(fixed(100 * share, 0));

/** 0.025 → "2.5%": a round value at an axis. */
export const formatTick = (share: number): string => words.percent(marked(String(Number((100 * share).toPrecision(2)))));

/** 18432 → "18,432". */
export const formatCount = counted;

/** Loss in nats, three decimals. */
export const formatLoss = (lossNats: number): string => fixed(lossNats, lossNats >= 100 ? 0 : 3);

/** Mean squared error: three significant digits, since small values matter beside that of copying. */
export const formatSquaredError = (error: number): string => marked(error >= 100 ? error.toFixed(0) : error.toPrecision(3));

/** 24731 → "24.7 kB"; 1 kB = 1000 bytes. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${fixed(sizeBytes / 1000, sizeBytes < 100_000 ? 1 : 0)} kB`;
  return `${fixed(sizeBytes / 1_000_000, 2)} MB`;
}

/** 104960 → "105 k"; 1180000 → "1.18 M". */
export function formatAmount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 1_000_000) return `${fixed(count / 1000, count < 100_000 ? 1 : 0)} k`;
  return `${fixed(count / 1_000_000, 2)} M`;
}

/** A span of time as one would say it: "8 s", "1 min 20 s", "2 h 5 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return words.minutes(Math.floor(whole / 60), whole % 60);
  return words.hours(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60));
}

/** A span of time that is only known within a factor of two or so: "a few seconds", "about half a minute", "about 4 minutes". */
export function formatRoughly(seconds: number): string {
  if (seconds < 8) return words.fewSeconds;
  if (seconds < 22) return words.aboutSeconds(seconds < 13 ? 10 : 20);
  if (seconds < 45) return words.halfMinute;
  if (seconds < 90) return words.aboutMinutes(1);
  return seconds < 5400 ? words.aboutMinutes(Math.round(seconds / 60)) : words.aboutHours(Math.round(seconds / 3600));
}

/** Scale or learning rate: three significant digits, no exponent where a person can read it without. */
export function formatSignificant(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  return marked(
    magnitude >= 1e-4 && magnitude < 1e5
      ? String(Number(value.toPrecision(3)))
      : value.toExponential(1).replace('e-', 'e−').replace('+', ''),
  );
}

/** The same with all its digits, so that it does not jump while it changes: 0.0312, 0.1250. */
export const formatFixed = (value: number, digits: number): string => fixed(value, digits).replace('-', '−');

/** A signed level: −1, 0, +1. */
export const formatLevel = (level: number): string => (level > 0 ? `+${level}` : level < 0 ? `−${Math.abs(level)}` : '0');

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : words.and(items.slice(0, -1).join(', '), items.at(-1) ?? '');

/** "median loss" → "Median loss". */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
