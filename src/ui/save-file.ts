/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob | Uint8Array | string, fileName: string): void {
  const address = URL.createObjectURL(content instanceof Blob ? content : blobOf(content));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Once started, the download holds its own reference to the bytes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A generic type, so that the browser saves instead of displaying. */
const blobOf = (content: Uint8Array | string): Blob =>
  new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: 'application/octet-stream' });
