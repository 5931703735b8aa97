/** The command line cannot be carried out; the message says why and what is allowed. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}
