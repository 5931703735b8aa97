import type { PredictOptions } from '../../src/worker/protocol';
import type { Handlers } from '../../src/worker/engine/answer';

/** A prediction without what multiplied: that is chosen by a trial of its speed, for each model anew, and all choices give the same answer. */
export async function answerOf(
  engine: Pick<Handlers, 'predict'>,
  id: string,
  input: unknown,
  options: PredictOptions = {},
): Promise<unknown> {
  const { source: _, ...answer } = await engine.predict({ id, input, options });
  return answer;
}
