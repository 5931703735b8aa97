/**
 * A checksum that a file carries about itself, so that damage anywhere, also to a weight, is noticed:
 *
 *   … "crc32":"5f3a90c1" …      CRC-32 of all bytes of the file, these eight digits taken as 00000000
 *
 * It stands in the metadata, right after the first occurrence of a marker: `"crc32":"` in a safetensors header.
 */
import * as words from '#words/formats/seal';
import { crc32 } from '../../math/bytes/crc32';
import { placeOfBytes } from '../../math/bytes/place-of-bytes';
import { FormatError } from '../format-error';
import { OPEN_SEAL, SEAL_KEY } from './open-seal';

const jsonMarker = new TextEncoder().encode(`"${SEAL_KEY}":"`);

/** Writes the checksum into a file that holds `OPEN_SEAL` after the marker. */
export function seal(file: Uint8Array, marker: Uint8Array = jsonMarker): void {
  const place = placeOfDigits(file, marker);
  if (place === null) throw new RangeError('The file has no place for a checksum.');
  file.set(new TextEncoder().encode(checksum(file, place)), place);
}

/** Throws {@link FormatError} when the file is not as it was when it was sealed. */
export function checkSeal(file: Uint8Array, marker: Uint8Array = jsonMarker): void {
  const place = placeOfDigits(file, marker);
  if (place === null) throw new FormatError('a checksum in the metadata', 'none', null);
  const found = String.fromCharCode(...file.subarray(place, place + OPEN_SEAL.length));
  const actual = checksum(file, place);
  if (found !== actual)
    throw new FormatError(
      `contents with the checksum ${JSON.stringify(found)} that the file gives`,
      `${actual}: the file is damaged or was edited`,
      place,
      words.damaged,
    );
}

function checksum(file: Uint8Array, place: number): string {
  const zeros = new TextEncoder().encode(OPEN_SEAL);
  return crc32(file.subarray(0, place), zeros, file.subarray(place + zeros.length))
    .toString(16)
    .padStart(OPEN_SEAL.length, '0');
}

function placeOfDigits(file: Uint8Array, marker: Uint8Array): number | null {
  const start = placeOfBytes(file, marker);
  return start < 0 ? null : start + marker.length;
}
