/** Numbers as the page writes them: one way each, short, and of stable width where they change while one looks. */

/** 0.3127 → "31%"; near the ends a digit more, so that nothing looks like none or all that is not. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%';
  if (share > 0.999 && share < 1) return '>99.9%';
  const percent = 100 * share;
  const isExtreme = (percent < 10 && percent > 0) || (percent >= 99 && percent < 100);
  return `${percent.toFixed(isExtreme ? 1 : 0)}%`;
}

const grouped = new Intl.NumberFormat('en');

/** 18432 → "18,432". */
export const formatCount = (count: number): string => grouped.format(count);

/** Loss in nats, three decimals. */
export const formatLoss = (lossNats: number): string => (lossNats >= 100 ? lossNats.toFixed(0) : lossNats.toFixed(3));

/** Mean squared error: three significant digits, since small values matter beside that of copying. */
export const formatSquaredError = (error: number): string => (error >= 100 ? error.toFixed(0) : error.toPrecision(3));

/** 24731 → "24.7 kB"; 1 kB = 1000 bytes. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${(sizeBytes / 1000).toFixed(sizeBytes < 100_000 ? 1 : 0)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(2)} MB`;
}

/** 104960 → "105 k"; 1180000 → "1.18 M". */
export function formatAmount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 1_000_000) return `${(count / 1000).toFixed(count < 100_000 ? 1 : 0)} k`;
  return `${(count / 1_000_000).toFixed(2)} M`;
}

/** A span of time as one would say it: "8 s", "1 min 20 s", "2 h 5 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A span of time that is only known within a factor of two or so: "a few seconds", "about half a minute", "about 4 minutes". */
export function formatRoughly(seconds: number): string {
  if (seconds < 8) return 'a few seconds';
  if (seconds < 22) return `about ${seconds < 13 ? 10 : 20} seconds`;
  if (seconds < 45) return 'about half a minute';
  if (seconds < 90) return 'about a minute';
  return seconds < 5400 ? `about ${Math.round(seconds / 60)} minutes` : `about ${Math.round(seconds / 3600)} hours`;
}

/** Scale or learning rate: three significant digits, no exponent where a person can read it without. */
export function formatSignificant(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  return magnitude >= 1e-4 && magnitude < 1e5
    ? String(Number(value.toPrecision(3)))
    : value.toExponential(1).replace('e-', 'e−').replace('+', '');
}

/** The same with all its digits, so that it does not jump while it changes: 0.0312, 0.1250. */
export const formatFixed = (value: number, digits: number): string => value.toFixed(digits).replace('-', '−');

/** A signed level: −1, 0, +1. */
export const formatLevel = (level: number): string => (level > 0 ? `+${level}` : level < 0 ? `−${Math.abs(level)}` : '0');

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** "median loss" → "Median loss". */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
