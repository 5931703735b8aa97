/**
 * Identifies files other than models by their first bytes: people drop the wrong file, a page that was saved in place
 * of a download, or what another program calls a model.
 */
import * as words from '#words/formats/verdicts';
import { formatOfText, OPENABLE, type ForeignFile } from './text';

const picture = (name: string): ForeignFile => ({ name, verdict: words.picture(OPENABLE) });
const recording = (name: string): ForeignFile => ({ name, verdict: words.recording(OPENABLE) });
const archive = (name: string): ForeignFile => ({
  name,
  verdict: words.archive,
});
const pytorch: ForeignFile = {
  name: 'a PyTorch checkpoint',
  verdict: words.pytorch,
};
const onnx: ForeignFile = {
  name: 'an ONNX model',
  verdict: words.onnx,
};
const office: ForeignFile = {
  name: 'an Office document',
  verdict: words.office(OPENABLE),
};
const numpy: ForeignFile = { name: 'NumPy arrays', verdict: words.numpy(OPENABLE) };

interface Signature {
  readonly starts: readonly number[];
  /** Offset of the bytes. */
  readonly at?: number;
  readonly file: ForeignFile;
}

const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const signatures: readonly Signature[] = [
  { starts: ascii('\u0089PNG'), file: picture('a PNG image') },
  { starts: [0xff, 0xd8, 0xff], file: picture('a JPEG image') },
  { starts: ascii('GIF8'), file: picture('a GIF image') },
  { starts: ascii('WEBP'), at: 8, file: picture('a WebP image') },
  { starts: ascii('BM'), file: picture('a BMP image') },
  { starts: ascii('II*\0'), file: picture('a TIFF image') },
  { starts: ascii('MM\0*'), file: picture('a TIFF image') },
  { starts: [0, 0, 1, 0], file: picture('an icon') },
  { starts: ascii('ftypavif'), at: 4, file: picture('an AVIF image') },
  { starts: ascii('ftyphei'), at: 4, file: picture('an HEIF image') },
  { starts: ascii('ftypmif1'), at: 4, file: picture('an HEIF image') },
  { starts: ascii('ftyp'), at: 4, file: recording('an MP4 video') },
  { starts: ascii('WAVE'), at: 8, file: recording('a WAVE recording') },
  { starts: ascii('AVI '), at: 8, file: recording('an AVI video') },
  { starts: ascii('ID3'), file: recording('an MP3 recording') },
  { starts: ascii('OggS'), file: recording('an Ogg recording') },
  { starts: ascii('fLaC'), file: recording('a FLAC recording') },
  { starts: [0x1a, 0x45, 0xdf, 0xa3], file: recording('a Matroska video') },
  { starts: ascii('%PDF'), file: { name: 'a PDF document', verdict: words.pdf(OPENABLE) } },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], file: office },
  { starts: [0x1f, 0x8b], file: archive('a gzip archive') },
  { starts: ascii('7z\u00bc\u00af'), file: archive('a 7-Zip archive') },
  { starts: ascii('Rar!'), file: archive('a RAR archive') },
  { starts: ascii('\u00fd7zXZ'), file: archive('an xz archive') },
  { starts: [0x28, 0xb5, 0x2f, 0xfd], file: archive('a Zstandard archive') },
  { starts: ascii('BZh'), file: archive('a bzip2 archive') },
  { starts: ascii('ustar'), at: 257, file: archive('a tar archive') },
  {
    starts: ascii('PK\u0005\u0006'),
    file: {
      name: 'an archive without files',
      verdict: words.emptyArchive,
    },
  },
  { starts: ascii('\u0093NUMPY'), file: numpy },
  { starts: ascii('\u0089HDF'), file: { name: 'an HDF5 file', verdict: words.hdf5(OPENABLE) } },
  {
    starts: ascii('TFL3'),
    at: 4,
    file: { name: 'a TensorFlow Lite model', verdict: words.tensorFlowLite(OPENABLE) },
  },
  { starts: ascii('GGUF'), file: { name: 'a GGUF model', verdict: null } },
  {
    starts: ascii('FUGG'),
    file: {
      name: 'a GGUF model for computers that store the highest byte first',
      verdict: words.bigEndian,
    },
  },
  { starts: ascii('PK\u0003\u0004'), file: { name: 'a zip archive (PyTorch checkpoints are such)', verdict: null } },
  // Pickle from version 2 on, with which older PyTorch begins.
  ...[2, 3, 4, 5].map((version) => ({ starts: [0x80, version], file: pytorch })),
];

/** The type of a file that is not a model; null when not recognised. */
export function recogniseForeignFile(bytes: Uint8Array): ForeignFile | null {
  if (bytes.length === 0) return { name: 'an empty file', verdict: words.empty };
  const known = signatures.find(({ starts, at = 0 }) => starts.every((byte, i) => bytes[at + i] === byte));
  if (known !== undefined) return known.file;
  if (looksLikeOnnx(bytes)) return onnx;
  return formatOfText(bytes);
}

/** A protocol buffer whose first field is the small number of a version, and whose next names the program that wrote it. */
const looksLikeOnnx = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x08 && (bytes[1] ?? 0) < 0x20 && bytes[2] === 0x12 && /onnx|torch|keras|tf2|sklearn/i.test(latin1(bytes.subarray(4, 64)));

/** Paths that a person has are shorter; an archive may claim longer ones. */
const LONGEST_NAME = 1_000;

/** The type of an archive without a model, by the names of its files. */
export function recogniseForeignArchive(names: readonly string[]): ForeignFile | null {
  const some = (pattern: RegExp): boolean => names.some((name) => name.length <= LONGEST_NAME && pattern.test(name));
  if (some(/(^|\/)data\.pkl$/)) return pytorch;
  if (some(/^\[Content_Types\]\.xml$/) || some(/^META-INF\/manifest\.xml$/)) return office;
  if (some(/\.npy$/)) return numpy;
  if (some(/\.safetensors\.index\.json$|-of-\d+\.safetensors$/))
    return {
      name: 'a model in several pieces',
      verdict: words.inPieces,
    };
  if (some(/\.gguf$/))
    return {
      name: 'a GGUF model in an archive',
      verdict: words.ggufInside,
    };
  if (some(/\.(bin|pt|pth)$/)) return pytorch;
  return null;
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Whether a file is the note that Git leaves in place of a large one. */
export const isLfsPointer = (bytes: Uint8Array): boolean =>
  latin1(bytes.subarray(0, 40)).startsWith('version https://git-lfs.github.com/spec/');
