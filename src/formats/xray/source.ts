/** A file of any size, of which pieces are read: nothing of the X-ray ever holds all of it. */
export interface RangedSource {
  readonly name: string;
  readonly sizeBytes: number;
  /** The bytes from `begin` up to `end`, which is not read. Both lie in the file. */
  read(begin: number, end: number): Promise<Uint8Array>;
}

/** A file that a person chose, through `File.slice`. */
export const fileSource = (file: Pick<File, 'name' | 'size' | 'slice'>): RangedSource => ({
  name: file.name,
  sizeBytes: file.size,
  read: async (begin, end) => new Uint8Array(await file.slice(begin, end).arrayBuffer()),
});

/** A file that is in memory already, such as one out of an archive. */
export const bytesSource = (name: string, bytes: Uint8Array): RangedSource => ({
  name,
  sizeBytes: bytes.length,
  read: async (begin, end) => Promise.resolve(bytes.slice(begin, end)),
});
