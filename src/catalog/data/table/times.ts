/** Dates and times as people write them. They are never numbers; they tell in which order the rows run. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The first three letters of months where other languages differ. */
const otherMonths: Readonly<Record<string, number>> = {
  mär: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  fév: 2,
  fev: 2,
  avr: 4,
  aoû: 8,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  maj: 5,
  des: 12,
  mei: 5,
  set: 9,
  ott: 10,
  mag: 5,
  giu: 6,
  lug: 7,
  gen: 1,
};
const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*([ap]\.?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?`;
const isoDate = new RegExp(String.raw`^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|[-/](\d{1,2}))(?:[T\s]+${clock})?$`, 'i');
const localDate = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T\s,]+${clock})?$`, 'i');
const onlyClock = new RegExp(`^${clock}$`, 'i');
const dayMonth = /^(\d{1,2})\.(\d{1,2})\.$/;
const monthYear = /^(\d{1,2})[-/](\d{4})$/;
const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T ]?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?Z?)?$/;
const quarter = /^(\d{4})[-\s/]?Q([1-4])$/i;
const quarterFirst = /^Q([1-4])[-\s/]?(\d{4})$/i;
const week = /^(\d{4})-?W(\d{2})(?:-?\d)?$/i;
const named = new RegExp(
  String.raw`^(?:\p{L}{2,9}\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|\.)?[-\s/]*(\p{L}{3,10})\.?|(\p{L}{3,10})\.?[-\s/]*(\d{1,2})(?:st|nd|rd|th)?)(?:[-\s,/]+(\d{4}|\d{2}))?(?:[T\s,]+${clock})?$`,
  'iu',
);
const namedMonthYear = /^(\p{L}{3,10})\.?[-\s/,]+(\d{4})$/iu;

type DayOrder = 'dayFirst' | 'monthFirst';

const monthNamed = (name: string): number => {
  const start = name.toLowerCase().slice(0, 3);
  return otherMonths[start] ?? months.indexOf(start) + 1;
};
const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

/** Milliseconds of the day; null: no such time. */
function ofDay(hours?: string, minutes?: string, seconds?: string, half?: string): number | null {
  if (hours === undefined || minutes === undefined) return 0;
  const afternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (afternoon ? 12 : 0);
  const second = Number((seconds ?? '0').replace(',', '.'));
  return hour > 24 || Number(minutes) > 59 || second >= 61 ? null : ((hour * 60 + Number(minutes)) * 60 + second) * 1000;
}

function onDay(year: number, month: number, day: number, time: number | null): number | null {
  if (time === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  return date.getTime() + time;
}

/** When a cell says it is, in milliseconds that only order counts of; null: it is no date and no time. */
function timeIn(cell: string, order: DayOrder): number | null {
  const iso = isoDate.exec(cell);
  if (iso !== null) return onDay(Number(iso[1]), Number(iso[3] ?? iso[5]), Number(iso[4] ?? 1), ofDay(iso[6], iso[7], iso[8], iso[9]));
  const local = localDate.exec(cell);
  if (local !== null) {
    const [first, second] = [Number(local[1]), Number(local[3])];
    const [day, month] = order === 'dayFirst' ? [first, second] : [second, first];
    return onDay(fullYear(local[4] ?? ''), month, day, ofDay(local[5], local[6], local[7], local[8]));
  }
  const time = onlyClock.exec(cell);
  if (time !== null) return ofDay(time[1], time[2], time[3], time[4]);
  const short = dayMonth.exec(cell);
  if (short !== null) return onDay(2000, Number(short[2]), Number(short[1]), 0);
  const inMonth = monthYear.exec(cell);
  if (inMonth !== null) return onDay(Number(inMonth[2]), Number(inMonth[1]), 1, 0);
  const digits = compact.exec(cell);
  if (digits !== null) return onDay(Number(digits[1]), Number(digits[2]), Number(digits[3]), ofDay(digits[4], digits[5], digits[6]));
  const part = quarter.exec(cell);
  if (part !== null) return onDay(Number(part[1]), 3 * Number(part[2]) - 2, 1, 0);
  const first = quarterFirst.exec(cell);
  if (first !== null) return onDay(Number(first[2]), 3 * Number(first[1]) - 2, 1, 0);
  const weeks = week.exec(cell);
  if (weeks !== null) return Number(weeks[2]) > 53 ? null : Date.UTC(Number(weeks[1]), 0, 7 * Number(weeks[2]));
  const withYear = namedMonthYear.exec(cell);
  if (withYear !== null) return onDay(Number(withYear[2]), monthNamed(withYear[1] ?? ''), 1, 0);
  const words = named.exec(cell);
  if (words === null) return null;
  const month = monthNamed(words[2] ?? words[3] ?? '');
  return onDay(
    words[5] === undefined ? 2000 : fullYear(words[5]),
    month,
    Number(words[1] ?? words[4]),
    ofDay(words[6], words[7], words[8], words[9]),
  );
}

/** `01.05`, which could be a number but for its zeros: a day and a month when every cell of the column is. */
function asDayMonth(cells: readonly string[]): readonly string[] {
  const all = cells.every((cell) => /^(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])$/.test(cell)) && cells.some((cell) => cell.startsWith('0'));
  return all ? cells.map((cell) => `${cell}.`) : cells;
}

/** The times of a column without its gaps, in its order; null: they are something else. */
export function timesOf(cells: readonly string[]): readonly number[] | null {
  if (cells.length === 0) return null;
  const complete = asDayMonth(cells);
  const readings = (['dayFirst', 'monthFirst'] as const).map((order) => {
    // Most columns are told by their first cells.
    if (complete.slice(0, 20).filter((cell) => timeIn(cell, order) !== null).length < 0.8 * Math.min(20, complete.length)) return [];
    return complete.map((cell) => timeIn(cell, order)).filter((time) => time !== null);
  });
  const [longest = []] = readings.toSorted((a, b) => b.length - a.length || Math.abs(slopeOf(b)) - Math.abs(slopeOf(a)));
  return longest.length >= 0.95 * cells.length ? longest : null;
}

/** From −1, every row is older than the one before it, to 1, every row is newer. */
export function slopeOf(times: readonly number[]): number {
  let [up, down] = [0, 0];
  for (let i = 1; i < times.length; i++) {
    if ((times[i] ?? 0) > (times[i - 1] ?? 0)) up++;
    else if ((times[i] ?? 0) < (times[i - 1] ?? 0)) down++;
  }
  return (up - down) / Math.max(1, up + down);
}
