import { counted, fixed } from '../../../numbers';

export const tooLarge = (megabytes: number): string => `That is larger than ${megabytes} MB: take a part of it.`;
export const noText = 'This is not a text but some other kind of file: it contains zero bytes. Save it as plain text (UTF-8) first.';
export const badBytes = (count: number): string =>
  count === 1 ? '1 byte is not valid UTF-8 and was left out.' : `${counted(count)} bytes are not valid UTF-8 and were left out.`;
export const guessedEncoding = (name: string): string => `It is not UTF-8; it was read as ${name}.`;
export const unreadableEncoding = (name: string): string => `This browser cannot read ${name}. Save the text as UTF-8.`;

export const softHyphen = 'soft hyphen';
export const zeroWidthSpace = 'zero width space';
export const wordJoiner = 'word joiner';
export const byteOrderMark = 'byte order mark';
export const directionMark = 'direction mark';
export const times = (what: string, count: number): string => `${what} (${counted(count)}×)`;
export const invisibleMarks = (count: number, list: string): string =>
  `${count === 1 ? 'One invisible mark was' : `${counted(count)} invisible marks were`} left out: ${list}.`;

const units = { characters: 'characters', bytes: 'bytes' } as const;
type Unit = keyof typeof units;
export const tooShort = (unit: Unit, length: number, fewest: number): string =>
  `The text has ${counted(length)} ${units[unit]}; a model needs at least ${counted(fewest)} to learn from. Paste a longer one, such as a chapter.`;
export const oneCharacter = 'The text is one character, repeated: there is nothing to learn. Paste another one.';
export const asBytes = (characters: number, bytes: number): string =>
  `${counted(characters)} characters, as ${counted(bytes)} bytes of UTF-8: ${fixed(bytes / characters, 2)} per character.`;
export const hangul = (count: number, different: number): string =>
  `${counted(count)} syllables of Hangul, ${counted(different)} different ones, were taken apart into their letters; what the model writes is put together again.`;
export const likened = (count: number, list: string): string =>
  `${counted(count)} rare ${count === 1 ? 'character was replaced by a similar one' : 'characters were replaced by similar ones'}: ${list}.`;
export const lost = (count: number, sign: string, list: string): string =>
  `${counted(count)} rare ${count === 1 ? 'character was' : 'characters were'} replaced by ${sign}: ${list}.`;
export const muchIsLost = (percent: number, symbols: number, sign: string): string =>
  `${percent}% of the text is characters that found no place among the ${symbols} a model can have: expect ${sign} in what the model writes. As bytes, nothing is lost: choose them below.`;
export const short = (unit: Unit, trained: number, comfortable: number): string =>
  `This is a short text: a model may learn its ${counted(trained)} ${units[unit]} partly by heart. With about ${counted(comfortable)} or more it has to find rules.`;
export const summary = (unit: Unit, length: number, different: number, heldOut: number): string =>
  `${counted(length)} ${units[unit]}, ${different} different ones. The last ${counted(heldOut)} (${Math.round((100 * heldOut) / length)}%) are held out.`;
export const quoted = (character: string): string => `“${character}”`;
export const blank = 'blank';
