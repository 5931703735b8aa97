/**
 * Numbers as a person types them, whatever the language of the page: what a comma or a point means follows from what is listed.
 *
 * | | |
 * |---|---|
 * | `0,01; 0,02` | decimals: no such setting has two whole numbers among its values, so one comma within a word is a decimal mark |
 * | `0.01,0.02` | decimals with points: the comma separates |
 * | `16,32,64` | whole numbers: every comma separates |
 * | `0,01,0,02` | refused: nobody can tell |
 * | `1.000; 2.000` | refused for whole numbers: a thousand, or one |
 */
import { decimalMark } from '#words/language';

/** What is wrong with a list: several commas in a word of decimals, or whole numbers in groups of three digits. */
export type Unclear = 'commas' | 'groups';

const oneDecimal = /^[-−]?\d+,\d+(e[-+−]?\d+)?$/i;
const severalCommas = /^\d+(,\d+){2,}$/;
const groupedByPoints = /^\d{1,3}(\.\d{3})+$/;
const groupedByCommas = /^\d{1,3}(,\d{3})+$/;

/** The words of a list, each a number with a decimal point, or a name. */
export function typedList(isWhole: boolean, text: string): readonly string[] | Unclear {
  const surely = text.split(/[\s;]+|,(?=[\s;]|$)/).filter((word) => word !== '');
  if (isWhole) {
    const isGrouped = surely.some(
      (word) => groupedByPoints.test(word) || (surely.length > 1 && groupedByCommas.test(word)) || /,0\d/.test(word),
    );
    return isGrouped ? 'groups' : surely.flatMap(apart).map(plain);
  }
  if (surely.some((word) => severalCommas.test(word))) return 'commas';
  return surely.flatMap((word) => (oneDecimal.test(word) ? word.replace(',', '.') : apart(word))).map(plain);
}

/** One number; NaN where it is none, or could be two. */
export function typedNumber(isWhole: boolean, text: string): number {
  const [word = '', ...others] = text.trim() === '' ? [] : typedListOrNone(isWhole, text);
  return word === '' || others.length > 0 ? Number.NaN : Number(word);
}

const typedListOrNone = (isWhole: boolean, text: string): readonly string[] => {
  const list = typedList(isWhole, text);
  return typeof list === 'string' ? [] : list;
};

const apart = (word: string): readonly string[] => word.split(',').filter((each) => each !== '');
const plain = (word: string): string => word.replaceAll('−', '-');

/** Between numbers that may have decimals. */
export const listMark = decimalMark === '.' ? ', ' : '; ';

/** As {@link typedList} reads them, written as the language of the page does: "0,01; 0,02". */
export const writtenList = (values: readonly (string | number | null)[]): string =>
  values.map((value) => (typeof value === 'number' ? String(value).replace('.', decimalMark) : String(value))).join(listMark);
