/** What a person gave cannot be used as data; the message says where and what to try. */
export class DataError extends Error {
  override readonly name: string = 'DataError';
}
