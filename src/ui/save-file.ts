/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob | Uint8Array | string, fileName: string): void {
  const address = URL.createObjectURL(content instanceof Blob ? content : blobOf(content));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Of no type that a browser would rather show than save. */
const blobOf = (content: Uint8Array | string): Blob =>
  new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: 'application/octet-stream' });
