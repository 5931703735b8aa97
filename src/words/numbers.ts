/** Numbers as the language of the page writes them. What a program reads is written without these. */
import { decimalMark, groupMark, language } from '#words/language';

const plurals = new Intl.PluralRules(language);

/**
 * 18432 → "18,432". Not by `Intl` where it can be otherwise: for the first number, Chromium looks through all languages that it knows,
 * which takes as long as all else that starts the page.
 */
export const counted = (count: number): string =>
  Number.isSafeInteger(count) ? String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, groupMark) : count.toLocaleString(language);

/** With as many decimals: 0.25, 3 → "0.250". */
export const fixed = (value: number, decimals: number): string => marked(value.toFixed(decimals));

/** What JavaScript wrote, with the language's decimal mark. */
export const marked = (number: string): string => (decimalMark === '.' ? number : number.replace('.', decimalMark));

/** What a person typed, or {@link fixed} wrote; NaN where it is no number. A point is understood too. */
export const readNumber = (text: string): number => Number(decimalMark === '.' ? text : text.replace(decimalMark, '.'));

/** The form that a count asks for: "1 run", "3 runs". */
export const plural = (count: number, one: string, other: string): string => (plurals.select(count) === 'one' ? one : other);
