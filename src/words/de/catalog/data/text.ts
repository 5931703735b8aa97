import { counted, fixed, plural } from '../../../numbers';

export const tooLarge = (megabytes: number): string => `Das ist größer als ${megabytes} MB: Nimm einen Teil davon.`;
export const noText =
  'Das ist kein Text, sondern eine andere Art von Datei: Sie enthält Null-Bytes. Speichere sie zuerst als reinen Text (UTF-8).';
export const badBytes = (count: number): string =>
  count === 1 ? '1 Byte ist kein UTF-8 und wurde weggelassen.' : `${counted(count)} Bytes sind kein UTF-8 und wurden weggelassen.`;
export const guessedEncoding = (name: string): string => `Es ist kein UTF-8; es wurde als ${name} gelesen.`;
export const unreadableEncoding = (name: string): string => `Dieser Browser kann ${name} nicht lesen. Speichere den Text als UTF-8.`;

export const softHyphen = 'weiches Trennzeichen';
export const zeroWidthSpace = 'Leerzeichen ohne Breite';
export const wordJoiner = 'Wortverbinder';
export const byteOrderMark = 'Byte-Reihenfolge-Marke';
export const directionMark = 'Zeichen für die Schreibrichtung';
export const times = (what: string, count: number): string => `${what} (${counted(count)}×)`;
export const invisibleMarks = (count: number, list: string): string =>
  `${count === 1 ? 'Ein unsichtbares Zeichen wurde' : `${counted(count)} unsichtbare Zeichen wurden`} weggelassen: ${list}.`;

const units = { characters: 'Zeichen', bytes: 'Bytes' } as const;
type Unit = keyof typeof units;
export const tooShort = (unit: Unit, length: number, fewest: number): string =>
  `Der Text hat ${counted(length)} ${units[unit]}; ein Modell braucht mindestens ${counted(fewest)}, um daraus zu lernen. Füge einen längeren ein, zum Beispiel ein Kapitel.`;
export const oneCharacter = 'Der Text ist immer wieder dasselbe Zeichen: Da gibt es nichts zu lernen. Füge einen anderen ein.';
export const asBytes = (characters: number, bytes: number): string =>
  `${counted(characters)} Zeichen, als ${counted(bytes)} Bytes UTF-8: ${fixed(bytes / characters, 2)} für jedes Zeichen.`;
export const hangul = (count: number, different: number): string =>
  `${counted(count)} Hangul-Silben, davon ${counted(different)} verschiedene, wurden in ihre Buchstaben zerlegt; was das Modell schreibt, wird wieder zusammengesetzt.`;
export const likened = (count: number, list: string): string =>
  `${counted(count)} ${plural(count, 'seltenes Zeichen wurde', 'seltene Zeichen wurden')} durch ähnliche ersetzt: ${list}.`;
export const lost = (count: number, sign: string, list: string): string =>
  `${counted(count)} ${plural(count, 'seltenes Zeichen wurde', 'seltene Zeichen wurden')} zu ${sign}: ${list}.`;
export const muchIsLost = (percent: number, symbols: number, sign: string): string =>
  `${percent}\u00a0% des Textes sind Zeichen, die unter ${symbols} keinen Platz fanden: Das Modell wird dafür ${sign} schreiben. Als Bytes geht nichts verloren: Wähle sie unten.`;
export const short = (unit: Unit, trained: number, comfortable: number): string =>
  `Das ist ein kurzer Text: Ein Modell lernt ${counted(trained)} ${units[unit]} zum Teil auswendig. Ab etwa ${counted(comfortable)} muss es Regeln finden.`;
export const summary = (unit: Unit, length: number, different: number, heldOut: number): string =>
  `${counted(length)} ${units[unit]}, davon ${different} verschiedene. Die letzten ${counted(heldOut)} (${Math.round((100 * heldOut) / length)}\u00a0%) sind zurückgehalten.`;
export const quoted = (character: string): string => `„${character}“`;
export const blank = 'Leerzeichen';
