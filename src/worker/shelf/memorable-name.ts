import { hashString, randomStream } from '../../math/random';

const qualities =
  'amber brave calm clever cosy curious early eager fair fuzzy gentle golden happy humble jolly kind light lively lucky mellow merry modest neat patient plucky proud quick quiet shy silver sleepy sunny'.split(
    ' ',
  );

const creatures =
  'badger beaver bee cat crab crane cricket deer dolphin duck falcon finch fox frog gecko hare hedgehog heron koala lynx mole moth newt otter owl panda robin seal snail squid toad wren'.split(
    ' ',
  );

/** Two words to remember a run by, "quiet otter": the same for the same id, and not the only one of that name. */
export function memorableName(id: string): string {
  const stream = randomStream(hashString(id), 'name of a run');
  return `${stream.pick(qualities)} ${stream.pick(creatures)}`;
}
