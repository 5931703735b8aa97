import { DataError } from './data-error';

/** Encodings that a person may choose, by the names that browsers and Node know, and what people call them. */
export const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252 (western European)',
  'windows-1250': 'Windows-1250 (central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'iso-8859-2': 'ISO 8859-2 (central European)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  ibm866: 'DOS 866 (Cyrillic)',
  macintosh: 'Mac Roman (western European)',
  shift_jis: 'Shift_JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  'iso-2022-jp': 'ISO-2022-JP (Japanese)',
  'euc-kr': 'EUC-KR (Korean)',
  gb18030: 'GB 18030 (Chinese)',
  big5: 'Big5 (Chinese)',
} as const;

export type Encoding = keyof typeof encodingNames;

export const isEncoding = (name: unknown): name is Encoding => typeof name === 'string' && Object.hasOwn(encodingNames, name);

/** Throws {@link DataError} for an encoding that is not known. */
export function encodingOf(name: unknown): Encoding {
  if (isEncoding(name)) return name;
  throw new DataError(`An “encoding” is one of ${Object.keys(encodingNames).join(', ')}.`);
}
