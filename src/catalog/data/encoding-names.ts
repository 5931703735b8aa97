import * as words from '#words/catalog/data/encodings';
import { DataError } from './data-error';

/** Encodings that a person may choose, by the names that browsers and Node know, and what people call them. */
export const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': words.utf16BigEndian,
  'windows-1252': words.western('Windows-1252'),
  'windows-1250': words.central('Windows-1250'),
  'windows-1251': words.cyrillic('Windows-1251'),
  'windows-1253': words.greek('Windows-1253'),
  'windows-1254': words.turkish('Windows-1254'),
  'windows-1255': words.hebrew('Windows-1255'),
  'windows-1256': words.arabic('Windows-1256'),
  'windows-1257': words.baltic('Windows-1257'),
  'iso-8859-2': words.central('ISO 8859-2'),
  'koi8-r': words.cyrillic('KOI8-R'),
  ibm866: words.cyrillic('DOS 866'),
  macintosh: words.western('Mac Roman'),
  shift_jis: words.japanese('Shift_JIS'),
  'euc-jp': words.japanese('EUC-JP'),
  'iso-2022-jp': words.japanese('ISO-2022-JP'),
  'euc-kr': words.korean('EUC-KR'),
  gb18030: words.chinese('GB 18030'),
  big5: words.chinese('Big5'),
} as const;

export type Encoding = keyof typeof encodingNames;

export const isEncoding = (name: unknown): name is Encoding => typeof name === 'string' && Object.hasOwn(encodingNames, name);

/** Throws {@link DataError} for an encoding that is not known. */
export function encodingOf(name: unknown): Encoding {
  if (isEncoding(name)) return name;
  throw new DataError(words.unknown(Object.keys(encodingNames).join(', ')));
}
