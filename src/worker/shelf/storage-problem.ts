import * as words from '#words/worker/storage';
import { EngineError } from '../engine-error';
import { messageOf } from '../../math/text/message-of';

/** A request to storage that was not answered in time. */
export class StorageSilence extends Error {
  override readonly name = 'StorageSilence';

  constructor() {
    super(words.silent);
  }
}

export const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/** What is wrong with storage, for the person. */
export function storageProblem(error: unknown): string {
  if (error instanceof StorageSilence) return error.message;
  if (isFull(error)) return words.full;
  return words.blocked;
}

/** The same as the rejection of a request. */
export const noStorage = (error: unknown): EngineError =>
  error instanceof EngineError ? error : new EngineError({ code: 'no-storage', message: storageProblem(error), detail: messageOf(error) });

/** Rejects with {@link StorageSilence} where there is no answer for so long, in ms. */
export async function answered<T>(asked: Promise<T>, withinMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageSilence()), withinMs);
  });
  try {
    return await Promise.race([asked, silence]);
  } finally {
    clearTimeout(timer);
  }
}
