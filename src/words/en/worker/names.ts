export const qualities =
  'amber brave calm clever cosy curious early eager fair fuzzy gentle golden happy humble jolly kind light lively lucky mellow merry modest neat patient plucky proud quick quiet shy silver sleepy sunny';
export const creatures =
  'badger beaver bee cat crab crane cricket deer dolphin duck falcon finch fox frog gecko hare hedgehog heron koala lynx mole moth newt otter owl panda robin seal snail squid toad wren';
export const named = (quality: string, creature: string): string => `${quality} ${creature}`;
