/** The door through which files come in: one question to every format, then the reader of the first that says yes. */
import type { Format, PortableModel, UnknownFile } from './format';
import { formats, type FormatRegistry } from './formats';
import { packed } from './packed-weights/packed';
import { safetensorsIn, type SafetensorsContents } from './safetensors/safetensors';

/**
 * The model of a file, whichever format it says it is. Throws `FormatError` when it cannot be read.
 *
 * @param among the formats that are known, for tests
 */
export function readAny(bytes: Uint8Array, among: FormatRegistry = formats): PortableModel {
  // An unrecognised file may be safetensors with a damaged header: that reader explains the alternatives.
  return (recognisedFormat(bytes, among) ?? packed).read(bytes);
}

/** The format that a file says it is; null where it says none that is known. */
export function recognisedFormat(bytes: Uint8Array, among: FormatRegistry = formats): Format | null {
  const file = unknownFile(bytes);
  return Object.values(among).find((format) => format.recognises(file)) ?? null;
}

/** Its header is parsed once, and only if some format asks for it. */
function unknownFile(bytes: Uint8Array): UnknownFile {
  let contents: SafetensorsContents | null | undefined;
  return {
    bytes,
    get safetensors() {
      if (contents === undefined) contents = safetensorsIn(bytes);
      return contents;
    },
  };
}
