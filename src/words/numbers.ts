/** Numbers as the language of the page writes them. What a program reads is written without these. */
import { decimalMark, groupMark, language } from '#words/language';

const plurals = new Intl.PluralRules(language);

/** Made when a number asks for it: Chromium looks through all languages that it knows for the first one, as long as a page takes to start. */
let anyNumber: Intl.NumberFormat | null = null;

/** 18432 → "18,432". */
export function counted(count: number): string {
  if (Number.isSafeInteger(count)) return String(count === 0 ? 0 : count).replaceAll(/\B(?=(?:\d{3})+$)/g, groupMark);
  anyNumber ??= new Intl.NumberFormat(language);
  return anyNumber.format(count);
}

/** With as many decimals: 0.25, 3 → "0.250". */
export const fixed = (value: number, decimals: number): string => marked(value.toFixed(decimals));

/** What JavaScript wrote, with the language's decimal mark. */
export const marked = (number: string): string => (decimalMark === '.' ? number : number.replace('.', decimalMark));

/** What a person typed, or {@link fixed} wrote; NaN where it is no number. A point is understood too. */
export const readNumber = (text: string): number => Number(decimalMark === '.' ? text : text.replace(decimalMark, '.'));

/** The form that a count asks for: "1 run", "3 runs". */
export const plural = (count: number, one: string, other: string): string => (plurals.select(count) === 'one' ? one : other);
