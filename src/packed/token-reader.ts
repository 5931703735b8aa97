import type { PackedModel } from './packed-model';
import { softmaxInPlace } from './attention';

/** Reads a text token by token and tells what may come next. */
export interface TokenReader {
  /** Reads further tokens; probabilities `[vocab]` of the one after them. Of nothing read at all, those after token 0. */
  next(tokens: readonly number[]): Promise<Float32Array>;
}

/**
 * While the text fits into what the model sees, keys and values are remembered and a token costs one position. Beyond
 * that the last `seqLen` tokens are read anew for every token: what the earlier ones left in the memory of the later
 * ones must not count any more, or the answer would differ from the definition's.
 */
export function tokenReader(model: PackedModel): TokenReader {
  const { seqLen } = model.architecture;
  const context: number[] = [];
  let reader = model.startReading();
  return {
    async next(tokens) {
      context.push(...tokens);
      const fits = context.length <= seqLen;
      if (!fits) reader = model.startReading();
      const unread = fits ? context.slice(reader.length) : context.slice(-seqLen);
      const probabilities = await reader.read(context.length === 0 ? [0] : unread, 'last');
      softmaxInPlace(probabilities);
      return probabilities;
    },
  };
}
