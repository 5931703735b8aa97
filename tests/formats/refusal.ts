import { expect } from 'vitest';
import { FormatError } from '../../src/formats/format-error';

/** The error with which something is refused. Fails when it is not refused, or with another kind of error. */
export function refusal(attempt: () => unknown): FormatError {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    if (error instanceof FormatError) {
      expect(error.expected).not.toBe('');
      expect(error.found).not.toBe('');
      // Nothing that a stranger wrote makes a message endless.
      expect(error.message.length).toBeLessThan(2_000);
      return error;
    }
  }
  throw new Error('The bytes were accepted.');
}

/** Runs an attempt that may succeed or be refused with a FormatError; any other error fails the test. */
export function acceptOrRefuse<Result>(attempt: () => Result): Result | null {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
