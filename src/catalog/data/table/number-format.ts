/**
 * Numbers as people write them: a decimal point or comma, thousands in strict groups of three with any mark, currency
 * and percent signs, minus signs of every kind. What a mark means is decided for a whole column, from all its cells.
 */

export type Decimal = 'point' | 'comma';

const spaces = String.raw`\u0020\u00a0\u2000-\u200a\u202f\u205f\u3000`;
const currency = String.raw`(?:\p{Sc}|EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|kr\.?|zł|Kč|Ft|R\$)`;
const blank = `[${spaces}]*`;
const around = new RegExp(
  `^(\\()?${blank}([+-])?${blank}${currency}?${blank}([+-])?${blank}([\\d.,][\\d.,'’_٬${spaces}]*?(?:[eE][+-]?\\d+)?)${blank}(?:[%‰]|${currency})?${blank}(-)?(\\))?$`,
  'u',
);
const grouped = (marks: string): string => `[1-9]\\d{0,2}(?:([${marks}])\\d{3})(?:\\1\\d{3})*`;
const otherMarks = `'’_٬${spaces}`;
const body: Readonly<Record<Decimal, RegExp>> = {
  point: new RegExp(`^(?:${grouped(`,${otherMarks}`)}|\\d+)?(?:\\.\\d*)?(?:[eE][+-]?\\d+)?$`),
  comma: new RegExp(`^(?:${grouped(`.${otherMarks}`)}|\\d+)?(?:,\\d*)?(?:[eE][+-]?\\d+)?$`),
};
const plain = /^[+-]?\d+(?:\.\d+)?$/;
const digit = /\d/;

interface Bare {
  readonly negative: boolean;
  /** Digits and the marks among them. */
  readonly digits: string;
}

/** The digits of a cell, without sign, currency or percent sign; null: it holds something else. */
function bareOf(cell: string): Bare | null {
  const match = around.exec(cell.replaceAll('\u2212', '-'));
  if (match === null) return null;
  const [, open, first, second, digits = '', last, close] = match;
  if ((open === undefined) !== (close === undefined)) return null;
  const signs = [open === undefined ? undefined : '-', first, second, last].filter((sign) => sign !== undefined);
  return signs.length > 1 ? null : { negative: signs[0] === '-', digits };
}

/** The number in a cell, or null. With a decimal comma, `1.234,5` is 1234.5; without, `1,234.5` is, but `1,5` is none. */
export function numberIn(cell: string, decimalComma: boolean): number | null {
  if (!decimalComma && plain.test(cell)) return finite(Number(cell));
  const bare = bareOf(cell);
  if (bare === null || !digit.test(bare.digits) || !body[decimalComma ? 'comma' : 'point'].test(bare.digits)) return null;
  const marks = decimalComma ? /[^\d,eE+-]/g : /[^\d.eE+-]/g;
  const value = finite(Number(bare.digits.replaceAll(marks, '').replace(',', '.')));
  return value === null ? null : bare.negative ? -value : value;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What the cells of a column say about its number format. */
export interface Evidence {
  /** Cells that can be read in one way only. */
  readonly point: number;
  readonly comma: number;
  /** A cell as `1,012`, or `1.012`: thousands or three decimals. */
  readonly unclearComma: string | null;
  readonly unclearPoint: string | null;
  /** Whole numbers below a thousand without a mark, and from a thousand on. */
  readonly small: number;
  readonly large: number;
  /** Of the whole numbers without a mark the smallest above zero; of those as `1.012` the largest, as a decimal. */
  readonly smallestWhole: number;
  readonly largestUnclear: number;
  /** How many are as `1.012`. */
  readonly unclearPoints: number;
}

/** Weighs every cell. `1,012,000` and `0,900` leave no doubt; `1,012` does. */
export function evidenceOf(cells: Iterable<string>): Evidence {
  let [point, comma, small, large, smallestWhole, largestUnclear, unclearPoints] = [0, 0, 0, 0, Infinity, 0, 0];
  let [unclearComma, unclearPoint]: [string | null, string | null] = [null, null];
  for (const cell of cells) {
    const bare = bareOf(cell);
    if (bare === null) continue;
    const { digits } = bare;
    if (/^\d+$/.test(digits)) {
      if (digits.length < 4) {
        small++;
        if (Number(digits) > 0) smallestWhole = Math.min(smallestWhole, Number(digits));
      } else large++;
    } else if (/^[1-9]\d{0,2},\d{3}$/.test(digits)) unclearComma ??= cell;
    else if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) {
      unclearPoint ??= cell;
      unclearPoints++;
      largestUnclear = Math.max(largestUnclear, Number(digits));
    } else if (/[.,]/.test(digits)) {
      const asPoint = body.point.test(digits);
      if (asPoint !== body.comma.test(digits)) {
        if (asPoint) point++;
        else comma++;
      }
    }
  }
  return { point, comma, unclearComma, unclearPoint, small, large, smallestWhole, largestUnclear, unclearPoints };
}

/** What the whole table leans to where a column leaves it open; null: to nothing. */
export function leaningOf(columns: readonly Evidence[]): Decimal | null {
  const total = (of: Decimal): number => columns.filter((evidence) => evidence[of] > 0).length;
  return total('comma') > total('point') ? 'comma' : total('point') > total('comma') ? 'point' : null;
}

export interface NumberFormat {
  readonly decimal: Decimal;
  /** A cell that could be read in the other way as well; null: there is none. */
  readonly unclear: string | null;
}

/** The format of a column. @param leaning of the whole table */
export function formatOf(evidence: Evidence, leaning: Decimal | null): NumberFormat {
  const { point, comma, unclearComma, unclearPoint, small, large, smallestWhole, largestUnclear, unclearPoints } = evidence;
  if (point > 0 || comma > 0) return { decimal: comma > point ? 'comma' : 'point', unclear: null };
  // Thousands would be marked in every number that has any.
  if (unclearComma !== null) return { decimal: leaning === 'comma' || large > 0 ? 'comma' : 'point', unclear: unclearComma };
  if (unclearPoint === null) return { decimal: leaning ?? 'point', unclear: null };
  // Decimals without zeros at their ends would not have three digits every time; with them, whole numbers would have some.
  const followsThousands = small > 0 && large === 0 && (smallestWhole > largestUnclear || unclearPoints > 2);
  if (leaning === 'comma' || (followsThousands && leaning !== 'point')) return { decimal: 'comma', unclear: unclearPoint };
  return { decimal: 'point', unclear: leaning === 'point' && small === 0 ? null : unclearPoint };
}
