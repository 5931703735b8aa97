/** First bytes of files that people drop on the page by mistake. */
const signatures: readonly { readonly starts: readonly number[]; readonly name: string }[] = [
  { starts: [0x47, 0x47, 0x55, 0x46], name: 'a GGUF model' },
  { starts: [0x50, 0x4b, 0x03, 0x04], name: 'a zip archive (PyTorch checkpoints are such)' },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { starts: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { starts: [0x1f, 0x8b], name: 'a gzip archive' },
  { starts: [0x89, 0x48, 0x44, 0x46], name: 'an HDF5 file' },
];

/** What a file is that is not safetensors, judged by its first bytes; null when nothing is recognised. */
export function recogniseForeignFile(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'an empty file';
  const known = signatures.find(({ starts }) => starts.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) return known.name;
  // A header length of eight printable characters would be 10¹⁷ bytes or more.
  const isText = bytes.subarray(0, 64).every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  if (!isText) return null;
  return bytes[0] === 0x7b || bytes[0] === 0x5b ? 'a JSON text' : 'a text';
}
