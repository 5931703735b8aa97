import * as words from '#words/worker/names';
import { hashString, randomStream } from '../../math/random';

const qualities = words.qualities.split(' ');
const creatures = words.creatures.split(' ');

/** Two words to remember a run by, "quiet otter": the same for the same id, and not the only one of that name. */
export function memorableName(id: string): string {
  const stream = randomStream(hashString(id), 'name of a run');
  return words.named(stream.pick(qualities), stream.pick(creatures));
}
